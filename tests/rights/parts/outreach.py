# SPDX-License-Identifier: EUPL-1.2
from rights.table import ANYONE_KNOWN

LINES = {"mailing-list-put": ANYONE_KNOWN}
BODIES = {"mailing-list-put": {"email": "an@example.org"}}
# No list is configured: whoever may is told so.
REFUSED_ANYHOW = {"mailing-list-put": 400}


def known(_ids):
    return {"listId": "5"}
