# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.associations.tests.connections import connect
from rights.table import ANYONE_KNOWN

LINES = {
    "organizer-verenigingsloket-get": ANYONE_KNOWN,
    # Owning the organiser is needed; helping with it does not suffice.
    "organizer-verenigingsloket-delete": (401, 401, 403, "in", 403, "in", 401),
}
BODIES: dict[str, object] = {}


def known(ids):
    """Connect the organiser with an association."""
    connect(ids["organizer"], "V0001001")
    return {"id": ids["organizer"]}
