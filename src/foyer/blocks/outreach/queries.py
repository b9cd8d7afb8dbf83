# SPDX-License-Identifier: EUPL-1.2
"""Who is on which list."""

from collections.abc import Iterator
from datetime import datetime

from foyer.blocks.outreach.models import Subscription


def subscribers(list_id: str) -> Iterator[tuple[str, datetime]]:
    """Go through the addresses of a list with the moment of consent, in the order in which they came."""
    rows = Subscription.objects.filter(list_id=list_id).order_by("pk")
    yield from rows.values_list("email", "consented").iterator()
