# SPDX-License-Identifier: EUPL-1.2
from rights.table import EDIT, PUBLIC

LINES = {
    "card-labels-get": PUBLIC,
    "card-event-get": PUBLIC,
    "card-event-systems-get": PUBLIC,
    "card-organizer-systems-get": PUBLIC,
    "card-event-systems-put": EDIT,
    "card-event-system-put": EDIT,
    "card-event-system-delete": EDIT,
    "card-distribution-key-put": EDIT,
}
BODIES = {"card-event-systems-put": [7]}
# No card knows anything here; only card systems can be set nevertheless.
REFUSED_ANYHOW = {
    "card-event-get": 404,
    "card-event-systems-get": 404,
    "card-organizer-systems-get": 404,
    "card-event-system-put": 404,
    "card-event-system-delete": 404,
    "card-distribution-key-put": 404,
}


def known(ids):
    return {"id": ids["event"], "cardSystemId": "7", "distributionKeyId": "25"}
