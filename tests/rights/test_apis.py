# SPDX-License-Identifier: EUPL-1.2
"""Every operation of every API, called by every kind of caller; whoever is refused changes nothing."""

import json
import uuid

import pytest
from contracts.apis import NAMES, api, filled
from django.db import transaction
from small_index import hold

from foyer.blocks.entry.api.entry import TABLE
from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.exports.public import Order, start_export
from foyer.blocks.media.public import Texts, add_image, upload
from foyer.blocks.media.tests.pictures import picture
from foyer.blocks.offers.public import ENTRY_ROUTES
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry
from rights.bodies import IMAGE, REFUSED_ANYHOW, SENT_AS, body
from rights.callers import everybody
from rights.parts import parts
from rights.table import CALLERS, MORE_CALLERS, OTHERS, of_entry, told

pytestmark = pytest.mark.django_db

HELPER = "helper@example.org"
PLURAL = {"event": "events", "place": "places", "organizer": "organizers"}


@pytest.fixture(autouse=True)
def index(settings, tmp_path, monkeypatch):
    """Let search answer, and name the user who passes every check."""
    settings.FOYER_GOD_USERS = frozenset({"god"})
    settings.FOYER_STORAGE_URL = (tmp_path / "files").as_uri()
    settings.FOYER_DOWNLOADS_FOLDER = tmp_path / "downloads"
    hold(settings, tmp_path / "search", monkeypatch)


@pytest.fixture
def known():
    """Return the ids of one item of each kind, entered by `owner`, helped by the contributor."""
    call = Caller("owner")
    hall = call.made("/places", place())
    ids = {
        "place": hall,
        "event": call.made("/events", event(hall)),
        "organizer": call.made("/organizers", organizer()),
    }
    add_image(Actor(user_id="owner"), upload(picture(), Texts("Foto", "Iemand", "nl")), image_id=IMAGE)
    for kind, one in ids.items():
        shown = {"mediaObjectId": IMAGE, "id": IMAGE}
        assert call("POST", f"/{PLURAL[kind]}/{one}/images", shown).status_code == 204
        assert call("PUT", f"/{PLURAL[kind]}/{one}/contributors", [HELPER]).status_code == 204
    return ids


@pytest.fixture
def callers(known, settings):
    """Return for each kind of caller a browser or program with what it can show."""
    found = everybody(known, settings, HELPER)
    return {who: found[who] for who in (*CALLERS, *MORE_CALLERS)}


def called(caller, method, path, sent, content_type="application/json"):
    """Call, and leave no trace; return the status and whether something was done."""
    client, headers = caller
    with transaction.atomic():
        rows = AuditEntry.objects.count()
        answer = client.generic(method, path, sent, content_type=content_type, headers=headers)
        done = AuditEntry.objects.count() != rows
        transaction.set_rollback(True)
    if answer.streaming:
        # Read to its end, a file is closed.
        b"".join(answer.streaming_content)
    return answer.status_code, done


def is_as_told(expected, status, done, otherwise):
    """Say whether an answer is what the table tells."""
    if expected == "in":
        return status == otherwise if otherwise else 200 <= status < 300
    return status == expected and not done


def test_the_table_has_every_operation_of_entry():
    assert [route.operation for route in TABLE.routes if of_entry(route.operation) is None] == []


def test_the_table_has_every_api():
    assert {"entry", *OTHERS} == set(NAMES)


@pytest.mark.parametrize("kind", ["event", "place", "organizer", "offers"])
def test_who_may_enter_what(kind, known, callers):
    wrong = {}
    for route in (each for each in ENTRY_ROUTES if each.operation.startswith(kind)):
        path = "/api/entry" + _addressed(route.pattern, known)
        wanted = body(route.operation, known["place"], known["organizer"])
        form = SENT_AS.get(route.operation.partition("-")[2], "application/json")
        sent = b"" if wanted is None else json.dumps(wanted).encode()
        for who, expected in told(route.operation).items():
            status, done = called(callers[who], route.method, path, sent, form)
            if not is_as_told(expected, status, done, REFUSED_ANYHOW.get(route.operation)):
                wrong[route.operation, who] = (status, done)
    assert wrong == {}


@pytest.mark.parametrize("kind", ["event", "place", "organizer"])
def test_what_does_not_exist_is_told_before_faults_of_the_body(kind, known, callers):
    unknown = {**known, kind: str(uuid.uuid4())}
    asked = {}
    for route in ENTRY_ROUTES:
        if route.if_refused and route.operation.startswith(kind):
            path = "/api/entry" + _addressed(route.pattern, unknown)
            wanted = body(route.operation, known["place"], known["organizer"])
            for sent in (b"" if wanted is None else json.dumps(wanted).encode(), b"{"):
                asked[route.operation, sent] = called(callers["god"], route.method, path, sent)
    assert len(asked) > 20
    assert {case: answer for case, answer in asked.items() if answer != (404, False)} == {}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__.rpartition(".")[2])
def test_who_may_call_a_part(part, known, callers):
    marks = part.known(known) if hasattr(part, "known") else {}
    wrong = {}
    for route in (each for each in TABLE.routes if each.operation in part.LINES):
        path = "/api/entry" + _part_addressed(route.pattern, {**known, **marks})
        path += getattr(part, "QUERIES", {}).get(route.operation, "")
        wanted = part.BODIES.get(route.operation)
        wanted = wanted(marks) if callable(wanted) else wanted
        sent = b"" if wanted is None else json.dumps(wanted).encode()
        form = getattr(part, "SENT_AS", {}).get(route.operation, "application/json")
        for who, expected in told(route.operation).items():
            status, done = called(callers[who], route.method, path, sent, form)
            anyhow = getattr(part, "REFUSED_ANYHOW", {}).get(route.operation)
            if not is_as_told(expected, status, done, anyhow):
                wrong[route.operation, who] = (status, done)
    assert wrong == {}


def test_every_line_of_a_part_has_an_operation():
    operations = {route.operation for route in TABLE.routes}
    assert [line for part in parts() for line in part.LINES if line not in operations] == []


def _part_addressed(pattern, marks):
    for name, value in marks.items():
        pattern = pattern.replace(f"{{{name}}}", value).replace(f"{{{name}*}}", value)
    return pattern


def _addressed(pattern, known):
    """Return a path to things that exist."""
    root = pattern.partition("/{id}")[0]
    of = next(kind for kind in (*PLURAL, "offer") if kind in root)
    named = {
        "{id}": known.get(of, ""),
        "{language}": "nl",
        "{image}": IMAGE,
        "{userId}": "owner",
        "{label*}": "zomer",
        "{place}": known["place"],
        "{organizer}": known["organizer"],
        "{term}": "0.55.0.0.0" if "/events" in pattern else "8.70.0.0.0",
    }
    if "/theme" in pattern:
        named["{term}"] = "1.8.1.0.0"
    for mark, value in named.items():
        pattern = pattern.replace(mark, value)
    return pattern


QUERIES = {
    "get-suggestions": "?text=gent",
    "get-address": "?country=BE&postalCode=9000&locality=Gent",
}


@pytest.mark.parametrize("name", sorted(OTHERS.keys() - {"exports"}))
def test_who_may_read(name, callers):
    wrong = {}
    for operation in api(name).contract.operations.values():
        path = filled(operation.path.replace("{id}", "nis-44021").replace("{level}", "1"))
        url = f"/api/{name}{path}{QUERIES.get(operation.id, '')}"
        for who, expected in zip(CALLERS, OTHERS[name], strict=True):
            client, headers = callers[who]
            sent = b"limit=1" if operation.method == "POST" else b""
            answer = client.generic(operation.method, url, sent, content_type="text/plain", headers=headers)
            if not is_as_told(expected, answer.status_code, False, None):
                wrong[operation.id, who] = answer.status_code
    assert wrong == {}


OWN_EXPORT = (401, 401, 404, "in", 404, 404, 401)
EXPORTS = {
    "post-export": OTHERS["exports"],
    "get-exports": OTHERS["exports"],
    "get-properties": OTHERS["exports"],
    "get-export": OWN_EXPORT,
    "delete-export": OWN_EXPORT,
}


def test_who_may_see_which_export(callers):
    export = start_export(Actor(user_id="owner"), Order("json", "events"))
    operations = api("exports").contract.operations.values()
    assert {operation.id for operation in operations} == set(EXPORTS)
    wrong = {}
    for operation in operations:
        path = "/api/exports" + operation.path.replace("{id}", export)
        sent = b'{"format":"csv"}' if operation.method == "POST" else b""
        for who, expected in zip(CALLERS, EXPORTS[operation.id], strict=True):
            status, done = called(callers[who], operation.method, path, sent)
            if not is_as_told(expected, status, done, None):
                wrong[operation.id, who] = (status, done)
    assert wrong == {}
