# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.card.services.set_systems import set_systems
from foyer.blocks.card.tests.calling import call, made_event, told
from foyer.blocks.card.tests.memory import AALST, GHENT
from foyer.kernel.actors import ANONYMOUS
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

PROBS = "https://api.publiq.be/probs/"


@pytest.fixture
def event_id():
    return made_event()


@pytest.fixture
def systems(event_id):
    """Return the address of the card systems of an event."""
    return f"/uitpas/events/{event_id}/card-systems"


def rows():
    return AuditEntry.objects.count(), OutboxEvent.objects.count()


def done(answer):
    return (answer.status_code, answer.content, answer.headers.get("Content-Type")) == (200, b"", None)


def test_setting_all(platform, event_id, systems):
    before = rows()
    assert done(call("PUT", systems, [7, "aalst"], "owner"))
    assert platform.events == {event_id: [GHENT, AALST]}
    entry, news = AuditEntry.objects.latest("pk"), OutboxEvent.objects.latest("pk")
    assert (entry.actor, entry.verb, entry.aggregate_id) == ("owner", "set-card-systems", event_id)
    assert (news.type, news.aggregate_id) == ("card.event-systems.changed", event_id)
    assert rows() == (before[0] + 1, before[1] + 1)


def test_the_same_again_is_told_nowhere(platform, systems):
    call("PUT", systems, [7], "owner")
    before = rows()
    assert done(call("PUT", systems, ["7"], "owner"))
    assert rows() == before
    assert done(call("PUT", systems, [], "owner"))
    assert list(platform.events.values()) == [[]]
    assert rows() != before


def test_one_by_one(platform, event_id, systems):
    platform.events[event_id] = []
    assert done(call("PUT", f"{systems}/7", None, "owner"))
    assert done(call("PUT", f"{systems}/aalst/distribution-key/25", None, "owner"))
    assert done(call("PUT", f"/uitpas/events/{event_id}/cardSystems/aalst/distributionKey/25", None, "owner"))
    assert platform.events[event_id] == [GHENT, AALST]
    assert [asked for asked in platform.asked if asked[0] == "add"] == [
        ("add", event_id, "7", None),
        ("add", event_id, "aalst", "25"),
        ("add", event_id, "aalst", "25"),
    ]
    assert done(call("DELETE", f"{systems}/7", None, "owner"))
    assert platform.events[event_id] == [AALST]
    verbs = AuditEntry.objects.filter(verb__contains="card-system").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "add-card-system",
        "add-card-system",
        "remove-card-system",
    ]


@pytest.mark.parametrize("body", [{}, {"7": 1}, 7, "7", [True], [[7]]])
def test_what_is_no_list(platform, systems, body):
    before = rows()
    assert told(call("PUT", systems, body, "owner")) == {
        "type": PROBS + "body/invalid-data",
        "title": "Invalid body data",
        "status": 400,
        "detail": "Payload should be an array of card system ids",
    }
    assert (platform.asked, rows()) == ([], before)


@pytest.mark.parametrize(("body", "name"), [(b"", "missing"), (b"[7", "invalid-syntax")])
def test_what_is_no_body(systems, body, name):
    assert told(call("PUT", systems, body, "owner"))["type"] == f"{PROBS}body/{name}"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "", [7]),
        ("PUT", "/7", None),
        ("PUT", "/7/distribution-key/25", None),
        ("DELETE", "/7", None),
    ],
)
class TestRefusals:
    def refused(self, systems, method, path, body, caller="owner"):
        before = rows()
        document = told(call(method, systems + path, body, caller))
        assert rows() == before
        return document

    def test_nobody(self, platform, systems, method, path, body):
        assert self.refused(systems, method, path, body, None)["status"] == 401
        assert platform.asked == []

    def test_somebody_who_may_not_edit_the_event(self, platform, event_id, systems, method, path, body):
        platform.events[event_id] = [AALST]
        assert self.refused(systems, method, path, body, "another") == {
            "type": PROBS + "auth/forbidden",
            "title": "Forbidden",
            "status": 403,
            "detail": f'User another has no permission "Aanbod bewerken" on resource {event_id}',
        }
        assert platform.asked == []

    def test_tickets_were_sold(self, platform, event_id, systems, method, path, body):
        platform.events[event_id] = [AALST, GHENT] if method == "DELETE" else [AALST]
        platform.sold = {event_id}
        kept = list(platform.events[event_id])
        assert self.refused(systems, method, path, body) == {
            "type": PROBS + "uitdatabank/event-has-uitpas-ticket-sales",
            "title": "Event has UiTPAS ticket sales",
            "status": 400,
            "detail": f"Event with id '{event_id}' has ticket sales in UiTPAS, which makes it impossible to "
            "change its organizer, UiTPAS card systems, and UiTPAS distribution keys.",
        }
        assert platform.events[event_id] == kept

    def test_the_platform_is_down(self, platform, event_id, systems, method, path, body):
        platform.events[event_id] = [AALST]
        platform.down = True
        document = self.refused(systems, method, path, body)
        assert (document["status"], document["title"]) == (502, "Bad Gateway")
        assert document["detail"] == "Could not contact the UiTPAS servers. Please try again later."
        assert platform.events[event_id] == [AALST]

    @pytest.mark.parametrize("installed", [False, True])
    def test_an_event_that_no_card_knows(self, event_id, systems, method, path, body, installed, request):
        if installed:
            request.getfixturevalue("platform")
        if not path:
            # Card systems can be set before the card learns of the event.
            assert done(call(method, systems, body, "owner"))
            return
        assert self.refused(systems, method, path, body)["detail"] == (
            f"Event with id '{event_id}' was not found in UiTPAS. Are you sure it is an UiTPAS event?"
        )


def test_a_system_that_is_not_there(platform, systems):
    assert told(call("PUT", systems, [9], "owner")) == {
        "type": "about:blank",
        "title": "There is no card system 9.",
        "status": 400,
    }
    assert platform.events == {}


def test_without_a_platform_nothing_is_kept(systems):
    before = rows()
    assert done(call("PUT", systems, [7], "owner"))
    assert call("GET", systems).status_code == 404
    assert rows() == before


def test_an_event_that_is_not_here_is_left_to_the_platform(platform):
    assert done(call("PUT", f"/uitpas/events/{NIL}/card-systems", [7], "anyone"))
    assert platform.events == {NIL: [GHENT]}
    with pytest.raises(Problem) as caught:
        set_systems(ANONYMOUS, NIL, [])
    assert caught.value.status == 403
    assert platform.events == {NIL: [GHENT]}
