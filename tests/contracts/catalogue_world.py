# SPDX-License-Identifier: EUPL-1.2
"""The callers and things that rows of the catalogue of errors name, each made when a row first names it."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import orjson
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from contracts.catalogue_outside import Outside
from foyer.blocks.editorial.tests.articles import article
from foyer.blocks.identity.public import issue_api_key, issue_token
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM
from foyer.kernel.ids import NIL

ROOT = "/api/entry"
GOD, OWNER = "the-god-user", "owner"
COUNTER, SCHOOL = "Paspartoe balie", "11111111-1111-4111-8111-111111111111"
ISSUER, AUDIENCE = "https://account.example.org", "the-provider"
_NAME = re.compile(r"\{(\w[\w ]*)(?::(\d+))?\}")


class World:
    """Makes things, remembers their ids, and calls the API as one of its callers."""

    def __init__(self, key: RSAKey, outside: Outside) -> None:
        self.outside = outside
        self._ids: dict[str, str] = {"nil": NIL, "school": SCHOOL}
        self._key = key
        self._client = Client()

    def filled(self, value: Any) -> Any:
        """Return any value with `{name}` replaced by the id of that thing, `{x:100}` by a hundred times x."""
        if isinstance(value, dict):
            return {self.filled(name): self.filled(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self.filled(item) for item in value]
        if not isinstance(value, str):
            return value
        return _NAME.sub(
            lambda found: self._id(found[1]) if not found[2] else found[1] * int(found[2]), value
        )

    def call(self, who: str, method: str, path: str, body: bytes, headers: dict[str, str]) -> Any:
        """Call the API."""
        sent = {"Content-Type": "application/json", **self._credentials(who), **headers}
        return self._client.generic(method, ROOT + path, body, headers=sent)

    def done(self, who: str, method: str, path: str, body: Any = None) -> Any:
        """Call the API with what must succeed; return the JSON of the answer."""
        answer = self.call(who, method, path, b"" if body is None else orjson.dumps(body), {})
        assert answer.status_code < 300, answer.content
        return answer.json() if answer.content else None

    def _id(self, name: str) -> str:
        if name not in self._ids:
            self._ids[name] = str(THINGS[name](self))
        return self._ids[name]

    def _credentials(self, who: str) -> dict[str, str]:
        if who == "nobody":
            return {}
        token = TOKENS[who](self) if who in TOKENS else issue_token(GOD if who == "god" else who)
        return {"Authorization": f"Bearer {token}"}

    def signed(self, key: RSAKey | None = None, **claims: Any) -> str:
        """Return a token of another issuer, which is trusted; claims that are None are left out."""
        moment = int(clock.now().timestamp())
        whole = {"iss": ISSUER, "sub": "u1", "iat": moment, "exp": moment + 60, **claims}
        told = {name: value for name, value in whole.items() if value is not None}
        return str(jwt.encode({"alg": "RS256"}, told, key or self._key))


def _made(plural: str, body: Callable[[World], Any]) -> Callable[[World], str]:
    return lambda world: world.done(OWNER, "POST", f"/{plural}", body(world))["id"]


def _in(status: str) -> Callable[[World], str]:
    """Return what makes an event and brings it into a status of the workflow."""

    def made(world: World) -> str:
        public_id = world.done(OWNER, "POST", "/events", event(world._id("place")))["id"]
        wanted = {"workflowStatus": status, "reason": "Dubbel"}
        world.done("god", "PUT", f"/events/{public_id}/workflow-status", wanted)
        return str(public_id)

    return made


def _lesson(world: World) -> str:
    world.done(OWNER, "PUT", f"/places/{SCHOOL}", place(name={"nl": "Ergens op school"}))
    return str(world.done(OWNER, "POST", "/events", event(SCHOOL))["id"])


def _hosted(world: World) -> str:
    host = {"organizer": {"@id": f"https://x.example.org/organizers/{world._id('organizer')}"}}
    return str(world.done(OWNER, "POST", "/events", event(world._id("place"), **host))["id"])


def _private_label(world: World) -> str:
    body = {"name": "geheim", "visibility": "visible", "privacy": "private"}
    world.done("god", "POST", "/labels", body)
    return "geheim"


def _event(**changed: Any) -> Callable[[World], str]:
    return _made("events", lambda world: event(world._id("place"), **changed))


DAYS = {"calendarType": "permanent", "subEvent": None}
PERIOD = {
    "calendarType": "periodic",
    "subEvent": None,
    "startDate": "2026-05-01T00:00:00+02:00",
    "endDate": "2026-05-31T23:59:59+02:00",
}
CAMP = [{"id": "0.57.0.0.0"}]
ONLINE = {"location": {"@id": f"https://x.example.org/places/{NIL}"}, "attendanceMode": "online"}
THINGS: dict[str, Callable[[World], Any]] = {
    "place": _made("places", lambda _: place()),
    "counter": _made("places", lambda _: place(name={"nl": "Balie"}, hiddenLabels=[COUNTER])),
    "organizer": _made("organizers", lambda _: organizer()),
    "other": _made("organizers", lambda _: organizer(url="https://ander.example.org")),
    "event": _made("events", lambda world: several(world._id("place"), 6, 7)),
    "permanent": _event(**DAYS),
    "periodic": _event(**PERIOD),
    "camp": _made("events", lambda world: several(world._id("place"), 6, 7, terms=CAMP)),
    "online": _event(**ONLINE),
    "mixed": _event(attendanceMode="mixed"),
    "children": _event(childrenOnly=True),
    "draft": _event(workflowStatus="DRAFT"),
    "approved": _in("APPROVED"),
    "rejected": _in("REJECTED"),
    "deleted": _in("DELETED"),
    "lesson": _lesson,
    "geheim": _private_label,
    "label": lambda world: world.done(
        "god", "POST", "/labels", {"name": "nieuw", "visibility": "visible", "privacy": "public"}
    )["uuid"],
    "role": lambda world: world.done("god", "POST", "/roles", {"name": "Redactie"})["roleId"],
    "ownership": lambda world: world.done(
        "asker", "POST", "/ownerships", {"itemId": world._id("organizer"), "itemType": "organizer"}
    )["id"],
    "production": lambda world: world.done(
        "god", "POST", "/productions", {"name": "Reeks", "eventIds": [world._id("event")]}
    )["productionId"],
    "another production": lambda world: world.done(
        "god", "POST", "/productions", {"name": "Andere", "eventIds": [world._id("camp")]}
    )["productionId"],
    "article": lambda world: world.done("owner", "POST", "/news-articles", article(world._id("event")))["id"],
    "carded": lambda world: world.outside.know(world._id("event")),
    "sold": lambda world: world.outside.know(_hosted(world), sold=True),
    "friend": lambda world: world.done("friend", "GET", "/user")["uuid"],
    "search": lambda world: world.done("owner", "POST", "/saved-searches/v3", {"name": "a", "query": "b"})[
        "id"
    ],
    "entry_key": lambda _: issue_api_key(SYSTEM, "entry", apis=("entry",)),
    "search_key": lambda _: issue_api_key(SYSTEM, "search", apis=("search",)),
}


def _forged(_world: World) -> str:
    head, payload, signature = issue_token(OWNER).split(".")
    return f"{head}.{payload}.{'A' * len(signature)}"


def _unsigned(_world: World) -> str:
    parts = (orjson.dumps(part) for part in ({"alg": "none"}, {"sub": GOD}))
    return ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


TOKENS: dict[str, Callable[[World], str]] = {
    "nonsense": lambda _: "abc",
    "forger": _forged,
    "unsigned": _unsigned,
    "expired": lambda world: world.signed(exp=1),
    "early": lambda world: world.signed(nbf=int(clock.now().timestamp()) + 600),
    "nameless": lambda world: world.signed(sub=None),
    "untrusted": lambda world: world.signed(iss="https://evil.example.org", key=None),
    "id token": lambda world: world.signed(typ="ID", aud="somebody else"),
    "good id token": lambda world: world.signed(typ="ID", aud=AUDIENCE),
    "old token": lambda world: world.signed(uid="u1"),
    "elsewhere": lambda _: issue_token(OWNER, apis=("sapi",)),
    "client": lambda _: issue_token("robot@clients", client_id="robot"),
    "friend": lambda _: issue_token("friend", email="friend@example.org"),
}
