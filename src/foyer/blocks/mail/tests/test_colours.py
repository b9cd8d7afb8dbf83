# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.mail import colours as ours
from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.public import register_colours
from foyer.blocks.mail.rendering import rendered


@pytest.fixture(autouse=True)
def nobody_told(monkeypatch):
    monkeypatch.setattr(ours, "_registered", [])


def test_without_a_brand_letters_wear_what_the_house_wears():
    assert ours.colours() == ours.HOUSE


@pytest.mark.django_db
def test_a_brand_lies_over_it(queued):
    register_colours(lambda: {"curtain": "#004400", "carpet": "#000000"})
    assert ours.colours() == {**ours.HOUSE, "curtain": "#004400"}
    queued("an@example.org")
    assert "#004400" in rendered(Letter.objects.get()).html
