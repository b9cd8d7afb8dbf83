# SPDX-License-Identifier: EUPL-1.2
"""Every kind of caller: a client, and the headers that show who it is."""

from typing import Any

from django.test import Client
from joserfc import jwt

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.identity import tokens
from foyer.blocks.identity.models import User
from foyer.blocks.identity.public import issue_api_key, issue_token
from foyer.blocks.roles.public import add_member, ensure_role
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM

FRONT_END = "front-end"
ON_ITEMS = ("AANBOD_BEWERKEN", "AANBOD_MODEREREN", "AANBOD_VERWIJDEREN", "ORGANISATIES_BEWERKEN")
EVERYWHERE = (
    *("ORGANISATIES_BEHEREN", "GEBRUIKERS_BEHEREN", "LABELS_BEHEREN", "VOORZIENINGEN_BEWERKEN"),
    "PRODUCTIES_AANMAKEN",
)
ELSEWHERE = "regions:nis-24020"


def everybody(known: dict[str, str], settings: Any, helper: str) -> dict[str, tuple[Client, dict[str, str]]]:
    """Return a caller of each kind, for the items that are known; `helper` is the address of one."""
    here = f"regions:nis-44021 OR id:{known['organizer']}"
    # A role that could do anything there must not help here.
    elsewhere = (*ON_ITEMS, "AANBOD_HISTORIEK", "FILMS_AANMAKEN")
    for who, constraint, permissions in (
        ("role here", here, ON_ITEMS),
        ("role elsewhere", ELSEWHERE, elsewhere),
        ("manager", "", EVERYWHERE),
    ):
        add_member(ensure_role(who, constraint, permissions, who), who)
    settings.FOYER_ID_TOKEN_AUDIENCE = FRONT_END
    settings.FOYER_CLIENT_PERMISSIONS = {
        "program@clients": {"permissions": list(ON_ITEMS), "constraint": here, "labels": []}
    }
    key = {"X-Api-Key": issue_api_key(SYSTEM, "rights", apis=("entry", "search"))}
    # The directory learns the address in a token once; then his calls are no news.
    Caller("contributor", email=helper)("GET", "/saved-searches/v3")
    staff = Client()
    staff.force_login(User.objects.create_superuser("staff@example.org"))
    plain = ("another", "owner", "god", "role here", "role elsewhere", "manager")
    shown = {
        **{who: _bearer(issue_token(who)) for who in plain},
        "contributor": _bearer(issue_token("contributor", email=helper)),
        "program": _bearer(issue_token("program@clients", client_id="program")),
        "id token": {**_bearer(_id_token("owner")), **key},
        "id token alone": _bearer(_id_token("owner")),
        "nobody": {},
        "key only": key,
    }
    return {"staff session": (staff, {}), **{who: (Client(), headers) for who, headers in shown.items()}}


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _id_token(subject: str) -> str:
    """Return a token of this installation as front ends show it: about a person, for the front end."""
    moment = int(clock.now().timestamp())
    claims = {"sub": subject, "typ": "ID", "aud": FRONT_END, "azp": FRONT_END}
    times = {"iat": moment, "nbf": moment, "exp": moment + 3600}
    issuer = tokens.settings.FOYER_PUBLIC_URL
    return jwt.encode({"alg": "RS256"}, {"iss": issuer, **claims, **times}, tokens._own_key().rsa)
