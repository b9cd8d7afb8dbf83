# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.entry.api.entry import TABLE
from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.offers.tests.documents import event, place

PROBS = "https://api.publiq.be/probs/"


def test_an_unknown_path_is_404_without_token(anonymous):
    assert problem(anonymous("GET", "/nowhere")) == {
        "type": PROBS + "url/not-found",
        "title": "Not Found",
        "status": 404,
    }


def test_a_wrong_method_is_405_without_token(anonymous):
    assert problem(anonymous("PATCH", "/events")) == {
        "type": PROBS + "method/not-allowed",
        "title": "Method not allowed",
        "status": 405,
        "detail": "Allowed: GET, POST",
    }


def test_routes_of_events_only_do_not_exist_for_places(anonymous):
    assert "detail" not in problem(anonymous("PATCH", "/places/x/sub-events", []))


@pytest.mark.parametrize(
    "route", [route for route in TABLE.routes if not route.public], ids=lambda r: r.operation
)
def test_every_other_route_wants_a_token(anonymous, route):
    path = route.pattern.replace("{id}", "none")
    assert problem(anonymous(route.method, path)) == {
        "type": PROBS + "auth/unauthorized",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Authorization header missing.",
    }


@pytest.mark.parametrize(
    "route", [route for route in TABLE.routes if route.public], ids=lambda r: r.operation
)
def test_public_routes_never_read_a_token(anonymous, route):
    path = route.pattern.replace("{id}", "none")
    answer = anonymous(route.method, path, Authorization="Nonsense")
    assert answer.status_code not in {401, 403}


def test_existence_comes_before_the_body(call):
    assert problem(call("PUT", "/events/none/status", b"{"))["detail"] == (
        'The event with id "none" was not found.'
    )


def test_an_id_of_the_other_kind_counts_as_absent(call):
    place_id = call.made("/places", place())
    assert problem(call("GET", f"/events/{place_id}"))["status"] == 404
    assert problem(call("PUT", f"/events/{place_id}/status", {"type": "Available"}))["status"] == 404


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("events/{event}/type/9.9.9", None, 404),
        ("places/{place}/type/9.9.9", None, 404),
        ("events/{event}/theme/9.9.9", None, 404),
        ("events/{event}/location/nowhere", None, 404),
        ("events/{event}/organizer/nobody", None, 404),
        ("events/{event}/facilities", ["9.9.9"], 400),
        (
            "events/{event}/departure-places",
            [f"https://x.be/places/{'1' * 8}-1111-4111-8111-{'1' * 12}"],
            400,
        ),
    ],
)
def test_what_a_call_refers_to_comes_before_rights(call, stranger, path, body, status):
    place_id = call.made("/places", place())
    event_id = call.made("/events", event(place_id))
    asked = "/" + path.format(event=event_id, place=place_id)
    assert stranger("PUT", asked, body).status_code == status
    assert call.got(f"/events/{event_id}")["playhead"] == 0


def test_routes_of_events_only_look_at_the_body_first(call):
    assert problem(call("PATCH", "/events/none/sub-events", b"{"))["status"] == 400
    assert problem(call("PATCH", "/events/none/sub-events", [{"id": 0}]))["status"] == 404


def test_old_paths_and_slashes_are_the_same_resource(call):
    place_id = call.made("/place", place())
    event_id = call.made("/event/", event(place_id))
    shown = call.got(f"/events/{event_id}")
    assert call.got(f"/event/{event_id}/") == shown
    assert call("PATCH", f"/event/{event_id}/subEvents", [{"id": 0}]).status_code == 204


def test_ids_of_another_form_are_not_found(call):
    for path in ("/events/a.b", "/events/a%2Fb", "/events/é"):
        assert problem(call("GET", path))["status"] == 404


def open_to_all(answer):
    """Say whether an answer carries the five headers by which pages of all origins may read it."""
    methods = "GET,POST,PUT,PATCH,DELETE"
    wanted = {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Headers": "authorization,x-api-key",
    }
    return {name: answer.headers.get(name) for name in wanted} == wanted


def test_every_answer_is_open_to_all_origins(anonymous, call):
    for answer in (
        anonymous("GET", "/nowhere"),
        anonymous("GET", ""),
        anonymous("POST", "/events"),
        call("POST", "/events", b""),
        anonymous("GET", "/events/none"),
        anonymous("HEAD", "/events/none"),
        anonymous("GET", "/openapi.json"),
    ):
        assert open_to_all(answer)


def test_a_refusal_before_the_api_is_open_too(anonymous):
    too_large = anonymous("POST", "/events", b"x" * (10 * 1024 * 1024 + 1))
    assert (too_large.status_code, open_to_all(too_large)) == (413, True)
    null = anonymous("GET", "/events?x=%00")
    assert (null.status_code, open_to_all(null)) == (400, True)


def test_a_fault_of_ours_is_open_too(call, monkeypatch):
    def fault(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(TABLE, "find", fault)
    answer = call("GET", "/events/none", Origin="https://uit.example.org")
    assert answer.status_code == 500
    assert answer.headers["Access-Control-Allow-Origin"] == "https://uit.example.org"
    assert answer.headers["Access-Control-Allow-Credentials"] == "true"
    assert answer.headers["Vary"] == "Origin"


def test_a_preflight_needs_no_token(anonymous):
    answer = anonymous(
        "OPTIONS",
        "/events/none/status",
        Origin="https://uit.example.org",
        **{"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-mine"},
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "https://uit.example.org"
    assert answer.headers["Access-Control-Allow-Headers"] == "x-mine"
    assert anonymous("OPTIONS", "/nowhere").status_code == 404
    assert anonymous("OPTIONS", "/events").status_code == 401
