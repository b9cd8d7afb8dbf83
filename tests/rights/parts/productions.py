# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.offers.tests.documents import event
from rights.table import ADMINISTRATION, ANYONE_KNOWN

LINES = {
    "productions-get": ANYONE_KNOWN,
    "production-suggestion-get": ANYONE_KNOWN,
    "production-post": ADMINISTRATION,
    "production-event-put": ADMINISTRATION,
    "production-event-delete": ADMINISTRATION,
    "production-merge-post": ADMINISTRATION,
    "production-name-put": ADMINISTRATION,
    "production-skip-post": ADMINISTRATION,
}
BODIES = {
    "production-post": lambda marks: {"name": "Reeks", "eventIds": [marks["eventId"]]},
    "production-name-put": {"name": "Anders"},
    "production-skip-post": {"eventIds": ["one", "two"]},
}


def known(ids):
    def made(number):
        own = Caller("owner").made("/events", event(ids["place"], name={"nl": f"Nummer {number}"}))
        answer = Caller("god")("POST", "/productions", {"name": "Reeks", "eventIds": [own]})
        return answer.json()["productionId"]

    return {"id": made(1), "fromId": made(2), "eventId": ids["event"]}
