# SPDX-License-Identifier: EUPL-1.2
"""Single updates over HTTP."""

import pytest

from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.offers.tests.documents import event, place, several
from foyer.kernel.models import AuditEntry, OutboxEvent

PROBS = "https://api.publiq.be/probs/"


@pytest.fixture
def place_id(call):
    return call.made("/places", place())


def _rows():
    return AuditEntry.objects.count(), OutboxEvent.objects.count()


def test_status_reaches_every_date(call, place_id):
    event_id = call.made("/events", several(place_id, 6, 7))
    wanted = {"type": "Unavailable", "reason": {"nl": "Regen"}}
    assert call("PUT", f"/events/{event_id}/status", wanted).status_code == 204
    shown = call.got(f"/events/{event_id}")
    assert shown["status"] == wanted
    assert [item["status"] for item in shown["subEvent"]] == [wanted, wanted]
    assert shown["playhead"] == 1
    rows = _rows()
    assert call("PUT", f"/events/{event_id}/status", wanted).status_code == 204
    assert (call.got(f"/events/{event_id}"), _rows()) == (shown, rows)


def test_status_of_a_place(call, place_id):
    assert call("PUT", f"/places/{place_id}/status", {"type": "TemporarilyUnavailable"}).status_code == 204
    assert call.got(f"/places/{place_id}")["status"] == {"type": "TemporarilyUnavailable"}


def test_one_date_is_cancelled(call, place_id):
    event_id = call.made("/events", several(place_id, 6, 7))
    patch = [{"id": 1, "status": {"type": "Unavailable"}}, {"id": 9, "status": {"type": "Unavailable"}}]
    assert call("PATCH", f"/events/{event_id}/sub-events", patch).status_code == 204
    shown = call.got(f"/events/{event_id}")
    assert [item["status"]["type"] for item in shown["subEvent"]] == ["Available", "Unavailable"]
    assert shown["status"] == {"type": "Available"}


def test_dates_are_sorted_again(call, place_id):
    event_id = call.made("/events", several(place_id, 6, 7))
    patch = [{"id": 0, "startDate": "2026-07-20T10:00:00+02:00", "endDate": "2026-07-20T11:00:00+02:00"}]
    assert call("PATCH", f"/events/{event_id}/sub-events", patch).status_code == 204
    shown = call.got(f"/events/{event_id}")
    assert [item["startDate"][8:10] for item in shown["subEvent"]] == ["07", "20"]
    assert shown["endDate"] == "2026-07-20T11:00:00+02:00"
    assert shown["availableTo"] == "2026-07-20T11:00:00+02:00"


def test_wrong_dates_change_nothing(call, place_id):
    event_id = call.made("/events", several(place_id, 6, 7))
    before, rows = call.got(f"/events/{event_id}"), _rows()
    patch = [{"id": 0, "startDate": "2026-07-20T12:00:00+02:00", "endDate": "2026-07-20T11:00:00+02:00"}]
    assert problem(call("PATCH", f"/events/{event_id}/sub-events", patch))["schemaErrors"] == [
        {"jsonPointer": "/0/endDate", "error": "endDate should not be before startDate"}
    ]
    alone = [{"id": 0, "endDate": "2026-07-01T11:00:00+02:00"}]
    assert problem(call("PATCH", f"/events/{event_id}/sub-events", alone))["detail"] == (
        '"From" date should not be later than the "to" date.'
    )
    assert (call.got(f"/events/{event_id}"), _rows()) == (before, rows)


def test_an_event_without_dates_has_none_to_patch(call, place_id):
    event_id = call.made("/events", event(place_id, calendarType="permanent", subEvent=None))
    assert problem(call("PATCH", f"/events/{event_id}/sub-events", [{"id": 0}])) == {
        "type": PROBS + "uitdatabank/calendar-type-not-supported",
        "title": "Calendar type not supported",
        "status": 400,
        "detail": 'Updating booking availability on calendar type: "PERMANENT" is not supported. '
        "Only single and multiple calendar types can be updated.",
    }


def test_a_night_is_for_camps_only(call, place_id):
    event_id = call.made("/events", several(place_id, 6, 7))
    assert problem(call("PATCH", f"/events/{event_id}/sub-events", [{"id": 0, "overnight": True}]))[
        "detail"
    ] == ("overnight is only allowed when the event has term 0.57.0.0.0")
    camp = call.made("/events", several(place_id, 6, 7, terms=[{"id": "0.57.0.0.0"}]))
    assert call("PATCH", f"/events/{camp}/sub-events", [{"id": 0, "overnight": True}]).status_code == 204
    assert call.got(f"/events/{camp}")["subEvent"][0]["overnight"] is True


def test_facilities_follow_the_type(call, god, place_id):
    event_id = call.made("/events", event(place_id))
    assert god("PUT", f"/events/{event_id}/facilities", ["3.27.0.0.0"]).status_code == 204
    shown = call.got(f"/events/{event_id}")
    assert [term["id"] for term in shown["terms"]] == ["0.50.4.0.0", "3.27.0.0.0"]
    assert shown["terms"][1]["domain"] == "facility"
    assert god("PUT", f"/events/{event_id}/facilities", {"facilities": []}).status_code == 204
    assert [term["id"] for term in call.got(f"/events/{event_id}")["terms"]] == ["0.50.4.0.0"]


def test_unknown_facilities(call, god, place_id):
    assert problem(god("PUT", f"/places/{place_id}/facilities", ["3.27.0.0.0"]))["detail"] == (
        "Category with id 3.27.0.0.0 not found in facility domain or not applicable for Place."
    )


@pytest.mark.parametrize("who", ["owner", "stranger"])
def test_facilities_are_not_for_owners(call, stranger, place_id, who):
    caller = call if who == "owner" else stranger
    before = call.got(f"/places/{place_id}")
    name = "user-one" if who == "owner" else "user-two"
    assert problem(caller("PUT", f"/places/{place_id}/facilities", ["3.13.1.0.0"]))["detail"] == (
        f'User {name} has no permission "Voorzieningen bewerken" on resource {place_id}'
    )
    assert call.got(f"/places/{place_id}") == before


def test_the_workflow(call, god, place_id):
    event_id = call.made("/events", event(place_id, workflowStatus="DRAFT"))
    path = f"/events/{event_id}/workflow-status"
    assert "availableFrom" not in call.got(f"/events/{event_id}")
    future = {"workflowStatus": "READY_FOR_VALIDATION", "availableFrom": "2099-01-01T00:00:00+01:00"}
    assert call("PUT", path, future).status_code == 204
    shown = call.got(f"/events/{event_id}")
    assert (shown["workflowStatus"], shown["availableFrom"]) == (
        "READY_FOR_VALIDATION",
        "2099-01-01T00:00:00+01:00",
    )
    assert problem(god("PUT", path, {"workflowStatus": "REJECTED"}))["schemaErrors"] == [
        {"jsonPointer": "/", "error": "The required properties (reason) are missing"}
    ]
    assert god("PUT", path, {"workflowStatus": "REJECTED", "reason": "Dubbel"}).status_code == 204
    assert problem(call("PUT", path, future)) == {
        "type": PROBS + "uitdatabank/invalid-workflow-status-transition",
        "title": "Invalid workflowStatus transition",
        "status": 400,
        "detail": 'Cannot transition from workflowStatus "REJECTED" to "READY_FOR_VALIDATION".',
    }
    assert call("PUT", path, {"workflowStatus": "DELETED"}).status_code == 204
    assert call.got(f"/events/{event_id}")["workflowStatus"] == "DELETED"


def test_history_is_for_administrators(call, god, place_id):
    assert problem(call("GET", f"/places/{place_id}/history"))["detail"] == (
        "Current user/client does not have enough permissions to access place history."
    )
    call("PUT", f"/places/{place_id}/status", {"type": "Unavailable"})
    told = god.got(f"/places/{place_id}/history")
    assert [(item["description"], item["author"], item["api"]) for item in told] == [
        ("Status aangepast", "user-one", "JSON-LD API"),
        ("Locatie aangemaakt in UiTdatabank", "user-one", "JSON-LD API"),
    ]
    assert problem(god("GET", "/places/none/history"))["status"] == 404
