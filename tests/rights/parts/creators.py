# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.entry.tests.calling import Caller
from rights.table import EDIT

LINES = {"organizer-creator-get": EDIT}
BODIES: dict[str, object] = {}


def known(ids):
    """Let the owner be known by address."""
    Caller("owner", email="owner@example.org")("GET", "/saved-searches/v3")
    return {"id": ids["organizer"]}
