# SPDX-License-Identifier: EUPL-1.2
"""Who may ask at all, by the service itself."""

import pytest

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import organizer
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.services.request import Wish, request
from foyer.blocks.ownership.tests.conftest import MANAGER
from foyer.kernel.actors import ANONYMOUS
from foyer.kernel.problems import Problem


def test_nobody_in_particular_asks_for_nothing(db):
    (made,) = write_many(MANAGER, [Write("organizer", organizer())])
    with pytest.raises(Problem) as refused:
        request(ANONYMOUS, Wish(made.id))
    assert refused.value.status == 403
    assert not Ownership.objects.exists()
