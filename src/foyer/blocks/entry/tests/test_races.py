# SPDX-License-Identifier: EUPL-1.2
"""Several callers at the same moment, each with a connection of its own: nothing is lost, nothing doubled."""

import pytest
from at_once import together

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel import ids
from foyer.kernel.models import AuditEntry, OutboxEvent

pytestmark = pytest.mark.django_db(transaction=True)

CALLERS = 4
ROUNDS = 6
URL = "https://x.example.org"


@pytest.fixture
def call(transactional_db):
    return Caller()


@pytest.fixture
def god(transactional_db, settings):
    settings.FOYER_GOD_USERS = frozenset({"the-god-user"})
    return Caller("the-god-user")


def recorded(public_id):
    """Return the number of changes of an item in the audit, and the versions of its news, in their order."""
    news = OutboxEvent.objects.filter(aggregate_id=public_id).order_by("id")
    changes = AuditEntry.objects.filter(aggregate_id=public_id).count()
    return changes, list(news.values_list("version", flat=True))


def test_of_many_writers_on_one_version_one_succeeds(call):
    hall = call.made("/places", place())
    one = f"/events/{call.made('/events', event(hall))}"
    for number in range(ROUNDS):
        seen = call("GET", one).headers["ETag"]

        def write(name, seen=seen):
            answer = Caller()("PUT", f"{one}/name/nl", {"name": name}, **{"If-Match": seen})
            return answer.status_code, name

        names = [f"{number} {caller}" for caller in range(CALLERS)]
        answers = together(*(lambda name=name, write=write: write(name) for name in names))
        assert sorted(status for status, _ in answers) == [204] + [412] * (CALLERS - 1)
        (won,) = (name for status, name in answers if status == 204)
        assert call.got(one)["name"] == {"nl": won}
    assert recorded(one.rpartition("/")[2]) == (ROUNDS + 1, list(range(ROUNDS + 1)))


def test_whoever_reads_again_loses_nothing(call):
    """Each caller adds a question of its own to the whole list: without conditions most would be lost."""
    hall = call.made("/places", place())
    one = f"/events/{call.made('/events', event(hall))}"

    def ask(who):
        caller, attempts = Caller(), 0
        for number in range(ROUNDS):
            question = {"nl": {"question": f"{who} {number}", "answer": "Ja"}}
            while True:
                attempts += 1
                answer = caller("GET", one)
                faqs = [*answer.json().get("faqs", []), question]
                status = caller(
                    "PUT", f"{one}/faqs", faqs, **{"If-Match": answer.headers["ETag"]}
                ).status_code
                assert status in {204, 412}
                if status == 204:
                    break
        return attempts

    together(*(lambda who=who: ask(who) for who in range(CALLERS)))
    questions = [item["nl"]["question"] for item in call.got(one)["faqs"]]
    assert sorted(questions) == sorted(f"{who} {n}" for who in range(CALLERS) for n in range(ROUNDS))
    changes = CALLERS * ROUNDS + 1
    assert recorded(one.rpartition("/")[2]) == (changes, list(range(changes)))


def test_different_changes_of_one_document_all_stay(call):
    hall = call.made("/places", place())
    one = f"/events/{call.made('/events', several(hall, 6, 7, 8))}"
    changes = [
        ("PUT", "/name/fr", {"name": "Autre"}),
        ("PUT", "/description/nl", {"description": "Tekst"}),
        ("PUT", "/status", {"type": "Unavailable"}),
        ("PUT", "/labels/zomer", None),
        ("PUT", "/typical-age-range", {"typicalAgeRange": "6-12"}),
        ("POST", "/videos", {"url": "https://vimeo.com/123456789", "language": "nl"}),
    ]
    answers = together(
        *(
            lambda method=method, path=path, body=body: Caller()(method, one + path, body).status_code
            for method, path, body in changes
        )
    )
    assert answers == [204, 204, 204, 204, 204, 200]
    shown = call.got(one)
    assert shown["name"]["fr"] == "Autre"
    assert shown["description"] == {"nl": "Tekst"}
    assert {item["status"]["type"] for item in shown["subEvent"]} == {"Unavailable"}
    assert (shown["labels"], shown["typicalAgeRange"], len(shown["videos"])) == (["zomer"], "6-12", 1)
    assert shown["playhead"] == len(changes)
    assert recorded(one.rpartition("/")[2])[1] == list(range(len(changes) + 1))


def test_whole_documents_over_single_changes_leave_one_of_both(call, god):
    hall = call.made("/places", place())
    one = f"/events/{call.made('/events', event(hall))}"

    def replace():
        caller = Caller()
        return [
            caller("PUT", one, event(hall, name={"nl": f"Geheel {n}"})).status_code for n in range(ROUNDS)
        ]

    def describe():
        caller = Caller()
        texts = [{"description": f"Tekst {n}"} for n in range(ROUNDS)]
        return [caller("PUT", f"{one}/description/nl", text).status_code for text in texts]

    assert together(replace, describe) == [[200] * ROUNDS, [204] * ROUNDS]
    shown = call.got(one)
    assert shown["name"] == {"nl": f"Geheel {ROUNDS - 1}"}
    assert shown["description"] == {"nl": f"Tekst {ROUNDS - 1}"}
    changes = 2 * ROUNDS + 1
    assert len(god.got(f"{one}/history")) == changes
    assert recorded(one.rpartition("/")[2]) == (changes, list(range(changes)))


def test_a_place_is_deleted_while_events_are_made_there(call):
    for number in range(3):
        hall = call.made("/places", place(name={"nl": f"Zaal {number}"}))
        chosen = [[ids.new() for _ in range(ROUNDS)] for _ in range(CALLERS)]

        def make(own, hall=hall):
            caller = Caller()
            return [caller("PUT", f"/events/{one}", event(hall)).status_code for one in own]

        def remove(hall=hall):
            return [Caller()("DELETE", f"/places/{hall}").status_code]

        answers = together(remove, *(lambda own=own: make(own) for own in chosen))
        assert answers == [[204], *([200] * ROUNDS for _ in range(CALLERS))]
        made = [one for own in chosen for one in own]
        assert all(recorded(one) == (1, [0]) for one in made)
        assert recorded(hall) == (2, [0, 1])
        for one in made:
            shown = call.got(f"/events/{one}")["location"]
            assert (shown["@id"].rpartition("/")[2], shown["workflowStatus"]) == (hall, "DELETED")
        listed = call.got(f"/places/{hall}/events")["events"]
        assert sorted(item["@id"] for item in listed) == sorted(made)


def test_an_organizer_is_deleted_while_it_is_linked(call, god):
    hall = call.made("/places", place())
    events = [f"/events/{call.made('/events', event(hall))}" for _ in range(CALLERS)]
    for number in range(3):
        host = god.made("/organizers", organizer(url=f"https://gast{number}.example.org"))

        def link(one, host=host):
            return Caller()("PUT", f"{one}/organizer/{host}").status_code

        def remove(host=host):
            return Caller("the-god-user")("DELETE", f"/organizers/{host}").status_code

        answers = together(remove, *(lambda one=one: link(one) for one in events))
        assert answers == [204] * (CALLERS + 1)
        assert god.got(f"/organizers/{host}")["workflowStatus"] == "DELETED"
        assert recorded(host) == (2, [0, 1])
        # Whoever linked it before it was gone was unlinked again; a later link stays, to what is deleted.
        for one in events:
            linked = call.got(one).get("organizer", {})
            assert linked.get("workflowStatus", "DELETED") == "DELETED"
            versions = recorded(one.rpartition("/")[2])[1]
            assert versions == list(range(len(versions)))
            call("DELETE", f"{one}/organizer/{host}")


def test_one_website_one_organizer(call):
    answers = together(*(lambda: Caller()("POST", "/organizers", organizer()) for _ in range(CALLERS)))
    assert sorted(answer.status_code for answer in answers) == [201] + [400] * (CALLERS - 1)
    told = {problem(answer)["title"] for answer in answers if answer.status_code == 400}
    assert told == {"Duplicate URL"}
