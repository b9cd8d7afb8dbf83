# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.entry.tests.calling import Caller
from rights.table import ANYONE_KNOWN, EDIT

# Nobody of the callers is the owner of the request: those who may edit the organiser decide.
LINES = {
    "ownership-post": ANYONE_KNOWN,
    "ownerships-get": ANYONE_KNOWN,
    "ownership-suggestions-get": ANYONE_KNOWN,
    "ownership-get": EDIT,
    "ownership-delete": EDIT,
    "ownership-approve-post": EDIT,
    "ownership-reject-post": EDIT,
}
BODIES = {"ownership-post": lambda marks: {"itemId": marks["item"], "itemType": "organizer"}}
QUERIES = {
    "ownerships-get": "?state=requested",
    "ownership-suggestions-get": "?itemType=organizer",
}


def known(ids):
    """Let somebody else ask for the organiser."""
    asked = {"itemId": ids["organizer"], "itemType": "organizer"}
    return {"id": Caller("asker").made("/ownerships", asked), "item": ids["organizer"]}
