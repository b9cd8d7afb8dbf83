# SPDX-License-Identifier: EUPL-1.2
"""Events of which tickets were sold keep their organiser, whichever way somebody tries."""

import pytest

from foyer.blocks.card.tests.calling import call, link, made, made_event, made_organizer, told
from foyer.blocks.offers.public import Source, Write, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db

DETAIL = (
    "Event with id '{}' has ticket sales in UiTPAS, which makes it impossible to change its organizer, "
    "UiTPAS card systems, and UiTPAS distribution keys."
)


@pytest.fixture
def hosts():
    return made_organizer(1), made_organizer(2)


@pytest.fixture
def hall():
    return made("/places", place())


@pytest.fixture
def sold(platform, hosts, hall):
    """Return an event of the first organiser, with tickets sold."""
    event_id = made("/events", event(hall, **link(hosts[0])))
    platform.sold = {event_id}
    platform.asked.clear()
    return event_id


def organizer_of(event_id):
    found = call("GET", f"/events/{event_id}").json()
    return found.get("organizer", {}).get("@id", "").rpartition("/")[2], found["playhead"]


def ways(hall, hosts):
    """Return calls that change the organiser: name to method, path after the event, body."""
    other = event(hall, **link(hosts[1]))
    return {
        "put": ("PUT", f"/organizer/{hosts[1]}", None),
        "post-old": ("POST", "/organizer", {"organizer": hosts[1]}),
        "delete": ("DELETE", f"/organizer/{hosts[0]}", None),
        "whole": ("PUT", "", other),
        "whole-without": ("PUT", "", event(hall)),
    }


@pytest.mark.parametrize("way", ["put", "post-old", "delete", "whole", "whole-without"])
class TestWays:
    def called(self, way, event_id, hall, hosts, caller="owner"):
        method, path, body = ways(hall, hosts)[way]
        return call(method, f"/events/{event_id}{path}", body, caller)

    def test_is_refused(self, way, sold, hall, hosts):
        assert told(self.called(way, sold, hall, hosts)) == {
            "type": "https://api.publiq.be/probs/uitdatabank/event-has-uitpas-ticket-sales",
            "title": "Event has UiTPAS ticket sales",
            "status": 400,
            "detail": DETAIL.format(sold),
        }
        assert organizer_of(sold) == (hosts[0], 0)

    def test_passes_without_sales(self, way, platform, sold, hall, hosts):
        platform.sold = {"another"}
        assert self.called(way, sold, hall, hosts).status_code in {200, 204}
        assert organizer_of(sold) == ("" if way in {"delete", "whole-without"} else hosts[1], 1)
        assert platform.asked == [("sold", (sold,))]

    def test_passes_where_the_platform_is_down(self, way, platform, sold, hall, hosts):
        platform.down = True
        assert self.called(way, sold, hall, hosts).status_code in {200, 204}
        assert organizer_of(sold)[1] == 1

    def test_who_may_not_edit_is_told_that(self, way, sold, hall, hosts):
        assert self.called(way, sold, hall, hosts, "another").status_code == 403
        assert organizer_of(sold) == (hosts[0], 0)


def test_all_else_may_change(platform, sold, hall, hosts):
    assert call("PUT", f"/events/{sold}/name/nl", {"name": "Anders"}, "owner").status_code == 204
    assert call("PUT", f"/events/{sold}/organizer/{hosts[0]}", None, "owner").status_code == 204
    assert call("DELETE", f"/events/{sold}/organizer/{hosts[1]}", None, "owner").status_code == 204
    whole = event(hall, name={"nl": "Weer anders"}, **link(hosts[0]))
    assert call("PUT", f"/events/{sold}", whole, "owner").status_code == 200
    assert organizer_of(sold) == (hosts[0], 2)
    copy = {
        "calendarType": "single",
        "subEvent": [{"startDate": "2026-08-06T20:00:00+02:00", "endDate": "2026-08-06T23:00:00+02:00"}],
    }
    assert call("POST", f"/events/{sold}/copies", copy, "owner").status_code == 201


def test_places_are_no_matter_of_the_card(platform, hosts, hall):
    platform.sold = {hall}
    assert call("PUT", f"/places/{hall}/organizer/{hosts[0]}", None, "owner").status_code == 204
    assert platform.asked == []


def test_an_organizer_of_such_an_event_stays(platform, sold, hall, hosts, settings):
    settings.FOYER_GOD_USERS = frozenset({"god"})
    free = made("/events", event(hall, name={"nl": "Vrij"}, **link(hosts[0])))
    assert told(call("DELETE", f"/organizers/{hosts[0]}", None, "god"))["detail"] == DETAIL.format(sold)
    assert organizer_of(free) == (hosts[0], 0)
    assert call("GET", f"/organizers/{hosts[0]}").json()["workflowStatus"] == "ACTIVE"
    platform.sold = set()
    assert call("DELETE", f"/organizers/{hosts[0]}", None, "god").status_code == 204
    assert (organizer_of(sold), organizer_of(free)) == (("", 1), ("", 1))


def test_of_many_documents_only_those_are_refused(platform, hosts, hall):
    def writes(host):
        return [
            Write(
                "event",
                event(hall, name={"nl": f"Nummer {n}"}, **link(host)),
                source=Source("a", str(n), host),
            )
            for n in range(20)
        ]

    first = write_many(SYSTEM, writes(hosts[0]))
    assert {outcome.state for outcome in first} == {"created"}
    ids = tuple(outcome.id for outcome in first)
    platform.sold = {ids[3], ids[7]}
    platform.asked.clear()
    second = write_many(SYSTEM, writes(hosts[1]))
    refused = {outcome.id: outcome.errors[0].text for outcome in second if outcome.state == "refused"}
    assert refused == {event_id: DETAIL.format(event_id) for event_id in platform.sold}
    assert {outcome.state for outcome in second if outcome.id not in refused} == {"replaced"}
    # The card was asked once for all of them.
    assert [(name, set(asked)) for name, asked in platform.asked] == [("sold", set(ids))]
    platform.asked.clear()
    assert {outcome.state for outcome in write_many(SYSTEM, writes(hosts[1]))} == {"unchanged", "refused"}
    assert [set(asked) for _, asked in platform.asked] == [platform.sold]


def test_the_card_is_asked_again_where_somebody_came_between(platform, sold, hall, hosts, monkeypatch):
    # Seen before the transaction: the organiser that is wanted. Then another writer puts the first one back.
    platform.sold = set()
    call("PUT", f"/events/{sold}/organizer/{hosts[1]}", None, "owner")
    platform.asked.clear()
    seen = "foyer.blocks.offers.services.ticket_sales.TicketSales.foresee"
    monkeypatch.setattr(seen, lambda _self, _wanted: None)
    platform.sold = {sold}
    answer = call("PUT", f"/events/{sold}/organizer/{hosts[0]}", None, "owner")
    assert told(answer)["detail"] == DETAIL.format(sold)
    assert platform.asked == [("sold", (sold,))]
    assert organizer_of(sold)[0] == hosts[1]


def test_without_a_platform_nothing_is_asked(hosts, django_assert_num_queries):
    event_id = made_event(**link(hosts[0]))
    actor = Actor(user_id="owner")
    write = Write(
        "event", event(made("/places", place(name={"nl": "Elders"})), **link(hosts[1])), id=event_id
    )
    assert write_many(actor, [write])[0].state == "replaced"
