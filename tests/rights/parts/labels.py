# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.offers.public import label
from foyer.blocks.offers.tests.documents import event
from rights.table import ADMINISTRATION, ANYONE_KNOWN, PUBLIC

LINES = {
    "labels-search": PUBLIC,
    "labels-create": ADMINISTRATION,
    "labels-get": ANYONE_KNOWN,
    "labels-update": ADMINISTRATION,
    "offers-labels-add": ANYONE_KNOWN,
    "query-labels-add": ANYONE_KNOWN,
}
BODIES = {
    "labels-create": {"name": "nieuw", "visibility": "visible", "privacy": "public"},
    "labels-update": {"command": "MakePrivate"},
    "offers-labels-add": lambda marks: {
        "label": "zomer",
        "offers": [{"@id": f"https://x.example.org/events/{marks['event']}", "@type": "Event"}],
    },
    "query-labels-add": {"label": "zomer", "query": "leie"},
}
QUERIES = {"labels-search": "?query=zo"}


def known(ids):
    from foyer.blocks.entry.tests.calling import Caller

    Caller("owner").made("/events", event(ids["place"], labels=["zomer"]))
    return {"label": label("zomer").id, "event": ids["event"]}
