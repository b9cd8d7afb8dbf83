# SPDX-License-Identifier: EUPL-1.2
"""What a body says beside what its operation takes: nobody becomes owner, or approved, by saying so."""

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.models import Event, Organizer, Place
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

FORGED = {
    "creator": "somebody-else",
    "created": "2001-01-01T00:00:00+00:00",
    "modified": "2001-01-01T00:00:00+00:00",
    "completeness": 100,
    "languages": ["fr", "de"],
    "completedLanguages": ["fr", "de"],
    "sameAs": ["https://evil.example.org"],
}
FREE = {
    "playhead": 999,
    "version": 999,
    "id": "11111111-2222-4333-8444-555555555555",
    "uuid": "11111111-2222-4333-8444-555555555555",
    "public_id": "11111111-2222-4333-8444-555555555555",
    "row_id": 1,
    "is_staff": True,
    "isStaff": True,
    "permissions": ["Aanbod modereren"],
    "owner": "somebody-else",
    "owners": ["somebody-else"],
    "user_id": "somebody-else",
    "api_key_id": "x",
    "recommendationFor": ["x"],
    "regions": ["nis-11002"],
    "geo": {"latitude": 1, "longitude": 1},
    "isDuplicateOf": "x",
    "__proto__": {"creator": "somebody-else"},
}
PLURALS = {"event": "events", "place": "places", "organizer": "organizers"}
MODELS = {"event": Event, "place": Place, "organizer": Organizer}


@pytest.fixture(params=PLURALS)
def kind(request):
    return request.param


@pytest.fixture
def body(call, kind):
    """Return a body of this kind."""
    hall = call.made("/places", place(name={"nl": "Zaal"}))
    return {"event": event(hall), "place": place(), "organizer": organizer()}[kind]


def stored(shown):
    """Return what of a shown document nobody may choose."""
    names = {*FORGED, *FREE, "workflowStatus"} - {"geo"}
    return {name: shown.get(name) for name in names}


def forged(kind, body):
    more = {"@id": f"https://x.example.org/{PLURALS[kind]}/11111111-2222-4333-8444-555555555555"}
    return {**body, **FORGED, **FREE, **more}


def test_a_new_document_is_the_callers_whatever_it_says(call, kind, body):
    plain = call.got(f"/{PLURALS[kind]}/{call.made(f'/{PLURALS[kind]}', body)}")
    second = {**body, "name": {"nl": "Een andere"}}
    second |= {"url": "https://other.example.org"} if kind == "organizer" else {}
    made = call.made(f"/{PLURALS[kind]}", forged(kind, second))
    assert made != FREE["id"]
    assert not MODELS[kind].objects.filter(public_id=FREE["id"]).exists()
    shown = call.got(f"/{PLURALS[kind]}/{made}")
    assert shown["creator"] == "user-one"
    assert shown["@id"].endswith(made)
    first, now = stored(plain), stored(shown)
    for name in ("created", "modified", "sameAs"):
        first.pop(name), now.pop(name)
    assert now == first
    assert shown["created"] > "2002"
    assert "evil" not in str(shown)
    assert "somebody-else" not in str(shown)
    assert not AuditEntry.objects.filter(actor="somebody-else").exists()


def test_a_document_that_is_replaced_stays_whose_it_was(call, god, kind, body):
    path = f"/{PLURALS[kind]}/{call.made(f'/{PLURALS[kind]}', body)}"
    before = call.got(path)
    for who in (call, god):
        assert who("PUT", path, forged(kind, body)).status_code == 200
        shown = call.got(path)
        for name in ("creator", "created", "@id", "completeness", "languages"):
            assert shown.get(name) == before.get(name)
        assert shown.get("playhead", 0) < 10
        assert "somebody-else" not in str(shown)


@pytest.mark.parametrize("status", ["APPROVED", "REJECTED"])
def test_nobody_approves_by_a_whole_document(call, god, body, kind, status):
    if kind == "organizer":
        pytest.skip("organisers are not approved")
    made = call("POST", f"/{PLURALS[kind]}", {**body, "workflowStatus": status})
    if made.status_code == 201:
        assert call.got(f"/{PLURALS[kind]}/{made.json()['id']}")["workflowStatus"] == "DRAFT"
    path = f"/{PLURALS[kind]}/{call.made(f'/{PLURALS[kind]}', {**body, 'name': {'nl': 'Nog een'}})}"
    for who in (call, god):
        who("PUT", path, {**body, "name": {"nl": "Nog een"}, "workflowStatus": status})
        assert call.got(path)["workflowStatus"] == "READY_FOR_VALIDATION"


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("name/nl", {"name": "Ander"}),
        ("description/nl", {"description": "Ander"}),
        ("labels", {"labels": ["zomer"]}),
        ("contact-point", {"phone": ["016 12 34 56"], "email": [], "url": []}),
    ],
)
def test_a_part_changes_no_other(call, kind, body, path, sent):
    """More than an operation takes is refused, or not looked at."""
    address = f"/{PLURALS[kind]}/{call.made(f'/{PLURALS[kind]}', body)}"
    before = stored(call.got(address))
    answer = call("PUT", f"{address}/{path}", {**sent, **FORGED, **FREE, "workflowStatus": "APPROVED"})
    assert answer.status_code in {204, 400}, answer.content
    after = stored(call.got(address))
    for name in ("modified", "playhead", "completeness", "languages", "completedLanguages"):
        before.pop(name), after.pop(name)
    assert after == before


def test_people_are_made_owners_by_who_may_only(call, stranger, kind, body):
    address = f"/{PLURALS[kind]}/{call.made(f'/{PLURALS[kind]}', body)}"
    for method, path, sent in (
        ("PUT", f"{address}/contributors", ["stranger@example.org"]),
        ("PUT", f"{address}/name/nl", {"name": "x"}),
        ("PUT", address, {**body, "creator": "user-two"}),
        ("DELETE", address, None),
    ):
        answer = stranger(method, path, sent)
        assert problem(answer)["status"] == 403
    assert call.got(address)["creator"] == "user-one"
    assert "contributors" not in call.got(address)


def test_a_person_says_not_what_it_may():
    """Claims that are none of ours add nothing to a caller."""
    caller = Caller("user-one", email="a@example.org")
    assert caller("GET", "/user/permissions").json() == ["MEDIA_UPLOADEN"]
    assert caller("GET", "/roles").status_code == 403
    assert caller("GET", "/users/emails/a@example.org").status_code == 403
