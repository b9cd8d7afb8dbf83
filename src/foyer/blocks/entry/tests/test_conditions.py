# SPDX-License-Identifier: EUPL-1.2
"""Entity tags: what is the same is not sent again, what somebody never saw is not overwritten."""

import pytest

from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel import ids
from foyer.kernel.models import AuditEntry, OutboxEvent

URL = "https://x.example.org"


@pytest.fixture
def paths(call):
    """Return an event at a place of one organiser, held by another."""
    owner = call.made("/organizers", organizer())
    host = call.made("/organizers", organizer(url="https://gast.example.org"))
    hall = call.made("/places", place(organizer={"@id": f"{URL}/organizers/{owner}"}))
    body = several(hall, 6, 7, organizer={"@id": f"{URL}/organizers/{host}"})
    return {
        "owner": f"/organizers/{owner}",
        "host": f"/organizers/{host}",
        "place": f"/places/{hall}",
        "event": f"/events/{call.made('/events', body)}",
    }


def tag(call, path):
    answer = call("GET", path)
    assert answer.status_code == 200
    found = answer.headers["ETag"]
    assert found[0] == found[-1] == '"'
    return found


def rows():
    return AuditEntry.objects.count(), OutboxEvent.objects.count()


def refused(answer, kind, one):
    """Check that a change was refused because of its condition; return the tag that it names."""
    told = problem(answer)
    assert (answer.status_code, told["title"]) == (412, "Precondition Failed")
    named = f'The {kind} with id "{one.rpartition("/")[2]}" is not the one that the condition of this call '
    assert told["detail"].startswith(named)
    assert told["detail"].endswith("Read it again, and make your change on what it is now.")
    return told.get("etag")


def test_the_same_document_has_the_same_tag(call, anonymous, paths):
    tags = {name: tag(call, path) for name, path in paths.items()}
    assert len(set(tags.values())) == 4
    assert {name: tag(anonymous, path) for name, path in paths.items()} == tags
    assert call("HEAD", paths["event"]).headers["ETag"] == tags["event"]


@pytest.mark.parametrize(
    ("changed", "others"),
    [
        ("event", {"event"}),
        ("place", {"place", "event"}),
        ("owner", {"owner", "place", "event"}),
        ("host", {"host", "event"}),
    ],
)
def test_a_tag_changes_with_all_that_is_in_the_document(call, paths, changed, others):
    before = {name: tag(call, path) for name, path in paths.items()}
    assert call("PUT", f"{paths[changed]}/name/fr", {"name": "Autre"}).status_code == 204
    after = {name: tag(call, path) for name, path in paths.items()}
    assert {name for name in paths if after[name] != before[name]} == others


def test_a_tag_stays_when_nothing_changes(call, paths):
    one, before = paths["event"], tag(call, paths["event"])
    assert call("PUT", f"{one}/name/nl", {"name": "Avond aan de Leie"}).status_code == 204
    assert tag(call, one) == before


def test_what_a_client_has_is_not_sent_again(anonymous, paths):
    one, now = paths["event"], tag(anonymous, paths["event"])
    for given in (now, f"W/{now}", f'"other", {now}', "*", now.strip('"')):
        answer = anonymous("GET", one, **{"If-None-Match": given})
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", now)
        assert "Content-Type" not in answer.headers
        assert answer.headers["Access-Control-Expose-Headers"] == "ETag"
    for given in ('"other"', 'W/"other"', '""', ",", now[:-2] + '"'):
        assert anonymous("GET", one, **{"If-None-Match": given}).status_code == 200


def test_more_than_the_document_has_a_tag_of_its_own(call, paths):
    one, now = paths["event"], tag(call, paths["event"])
    more = tag(call, f"{one}?includeMetadata=true")
    assert more != now
    assert more.startswith(now[:-1] + "-")
    assert tag(call, f"{one}?whatever=1") == now
    assert call("GET", one, **{"If-None-Match": more}).status_code == 200
    assert call("GET", f"{one}?includeMetadata=true", **{"If-None-Match": more}).status_code == 304
    assert call("PUT", f"{one}/name/nl", {"name": "x"}, **{"If-Match": more}).status_code == 204


CHANGES = [
    ("event", "PUT", "", lambda paths: event(paths["place"].rpartition("/")[2])),
    ("event", "PUT", "/name/nl", {"name": "Nieuw"}),
    ("event", "PATCH", "/sub-events", [{"id": 0, "status": {"type": "Unavailable"}}]),
    ("event", "PUT", "/labels/zomer", None),
    ("event", "PUT", "/labels", {"labels": []}),
    ("event", "PUT", "/workflow-status", {"workflowStatus": "DELETED"}),
    ("event", "POST", "/videos", {"url": "https://vimeo.com/123456789", "language": "nl"}),
    ("event", "POST", "/copies", {"calendarType": "permanent"}),
    ("event", "DELETE", "", None),
    ("place", "PUT", "", place(name={"nl": "Nieuw"})),
    ("place", "PUT", "/calendar", {"calendarType": "permanent", "status": {"type": "Unavailable"}}),
    ("place", "DELETE", "", None),
    ("owner", "PUT", "", organizer(name={"nl": "Nieuw"})),
    ("owner", "DELETE", "/address", None),
    ("owner", "PUT", "/url", {"url": "https://nieuw.example.org"}),
    ("owner", "DELETE", "", None),
]
KINDS = {"event": "event", "place": "place", "owner": "organizer"}


@pytest.mark.parametrize(
    ("name", "method", "path", "body"), CHANGES, ids=[f"{n} {m} {p}" for n, m, p, _ in CHANGES]
)
def test_a_change_is_made_on_what_was_seen_only(god, paths, name, method, path, body):
    one = paths[name]
    sent = body(paths) if callable(body) else body
    seen = tag(god, one)
    assert god("PUT", f"{one}/description/fr", {"description": "Texte"}).status_code == 204
    before, counted = {each: god.got(each) for each in paths.values()}, rows()
    now = tag(god, one)
    for given in (seen, f'"other", {seen}', f"W/{now}", '""'):
        assert refused(god(method, one + path, sent, **{"If-Match": given}), KINDS[name], one) == now
    assert ({each: god.got(each) for each in paths.values()}, rows()) == (before, counted)
    done = god(method, one + path, sent, **{"If-Match": f'"other", {now}'})
    assert done.status_code in {200, 201, 204}
    assert refused(god(method, one + path, sent, **{"If-Match": seen}), KINDS[name], one) == tag(god, one)


def test_a_changed_place_is_another_event_to_whoever_saw_it(call, paths):
    """A strong tag stands for all that was shown: the place of an event is part of it."""
    seen = tag(call, paths["event"])
    assert call("PUT", f"{paths['place']}/name/nl", {"name": "Elders"}).status_code == 204
    answer = call("PUT", f"{paths['event']}/name/nl", {"name": "x"}, **{"If-Match": seen})
    assert refused(answer, "event", paths["event"]) == tag(call, paths["event"])


def test_without_condition_the_last_writer_wins_and_history_shows_both(call, god, paths):
    one = paths["event"]
    assert call("PUT", f"{one}/contributors", ["hulp@example.org"]).status_code == 204
    assert call("PUT", f"{one}/description/nl", {"description": "Eerst"}).status_code == 204
    assert god("PUT", f"{one}/description/nl", {"description": "Laatst"}).status_code == 204
    assert call.got(one)["description"] == {"nl": "Laatst"}
    told = [(past["description"], past["author"]) for past in god.got(f"{one}/history")[:2]]
    assert told == [
        ("Beschrijving aangepast (nl)", "the-god-user"),
        ("Beschrijving aangepast (nl)", "user-one"),
    ]


def test_rights_and_existence_come_before_the_condition(call, stranger, paths):
    one = paths["event"]
    other = {"If-Match": '"other"'}
    assert stranger("PUT", f"{one}/name/nl", {"name": "x"}, **other).status_code == 403
    assert call("PUT", f"{one}/name/nl", {"name": ""}, **other).status_code == 400
    assert call("PUT", "/events/none/name/nl", {"name": "x"}, **other).status_code == 404


@pytest.mark.parametrize("plural", ["events", "places"])
def test_creating_on_condition(call, paths, plural):
    hall = paths["place"].rpartition("/")[2]
    body = event(hall) if plural == "events" else place(name={"nl": "Nieuwe zaal"})
    one, counted = f"/{plural}/{ids.new()}", rows()
    for given in ("*", '"other"'):
        assert refused(call("PUT", one, body, **{"If-Match": given}), plural[:-1], one) is None
    assert rows() == counted
    assert call("PUT", one, body, **{"If-None-Match": "*"}).status_code == 200
    assert refused(call("PUT", one, body, **{"If-None-Match": "*"}), plural[:-1], one) == tag(call, one)
    assert call("PUT", one, body, **{"If-Match": "*"}).status_code == 200
    assert refused(call("PUT", one, body, **{"If-None-Match": tag(call, one)}), plural[:-1], one)


def test_an_organizer_that_changed_is_taken_off_nothing(god, paths):
    seen = tag(god, paths["host"])
    assert god("PUT", f"{paths['host']}/name/nl", {"name": "Nieuw"}).status_code == 204
    assert god("DELETE", paths["host"], **{"If-Match": seen}).status_code == 412
    assert god.got(paths["event"])["organizer"]["name"] == {"nl": "Nieuw"}
    assert god("DELETE", paths["host"], **{"If-Match": tag(god, paths["host"])}).status_code == 204
    assert "organizer" not in god.got(paths["event"])


def test_a_condition_ends_with_its_call(call, paths):
    one = paths["event"]
    assert call("PUT", f"{one}/name/nl", {"name": "x"}, **{"If-Match": '"other"'}).status_code == 412
    assert call("PUT", f"{one}/name/nl", {"name": "x"}).status_code == 204


def test_what_is_read_without_condition_takes_no_query_more(call, paths, django_assert_num_queries):
    with django_assert_num_queries(1):
        call("GET", paths["place"])
