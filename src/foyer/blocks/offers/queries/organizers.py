# SPDX-License-Identifier: EUPL-1.2
"""Finding an organiser again by its website."""

from foyer.blocks.offers.models import Organizer
from foyer.blocks.offers.rules.organizer_urls import normal


def find_organizer(website: str) -> str | None:
    """Return the id of the active organiser with this website, or None. One query."""
    rows = Organizer.objects.filter(url_key=normal(website), workflow_status="ACTIVE")
    return rows.values_list("public_id", flat=True).first()
