# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.offers.public import label
from foyer.blocks.offers.tests.documents import event
from foyer.blocks.roles.public import add_member, ensure_role
from rights.table import ADMINISTRATION, ANYONE_KNOWN

LINES = {
    "permissions-get": ADMINISTRATION,
    "roles-get": ADMINISTRATION,
    "role-post": ADMINISTRATION,
    "role-get": ADMINISTRATION,
    "role-patch": ADMINISTRATION,
    "role-delete": ADMINISTRATION,
    "role-constraint-post": ADMINISTRATION,
    "role-constraint-put": ADMINISTRATION,
    "role-constraint-delete": ADMINISTRATION,
    "role-permission-put": ADMINISTRATION,
    "role-permission-delete": ADMINISTRATION,
    "role-labels-get": ADMINISTRATION,
    "role-label-put": ADMINISTRATION,
    "role-label-delete": ADMINISTRATION,
    "role-users-get": ADMINISTRATION,
    "role-user-put": ADMINISTRATION,
    "role-user-delete": ADMINISTRATION,
    # The directory knows the contributor alone, by the address in his token.
    "user-get": (401, 401, 401, 401, "in", 401, 401),
    "user-roles-get": ANYONE_KNOWN,
    "user-permissions-get": ANYONE_KNOWN,
    "users-email-get": ADMINISTRATION,
    "users-userId-get": ADMINISTRATION,
    "users-userId-roles-get": ADMINISTRATION,
}
NAME, QUERY = {"name": "Rol"}, {"query": "regions:nis-24020"}
BODIES = {
    "role-post": NAME,
    "role-patch": NAME,
    "role-constraint-post": QUERY,
    "role-constraint-put": QUERY,
}
SENT_AS = {"role-patch": "application/ld+json;domain-model=RenameRole"}


def known(ids):
    """Make a role; its one member is the contributor."""
    role = ensure_role("Validatoren", "regions:nis-44021", ["AANBOD_BEWERKEN"], "validators")
    add_member(role, "contributor")
    Caller("owner").made("/events", event(ids["place"], labels=["zomer"]))
    return {
        "id": role,
        "permission": "AANBOD_MODEREREN",
        "label": label("zomer").id,
        "userId": "contributor",
        "email": "helper@example.org",
    }
