# SPDX-License-Identifier: EUPL-1.2
"""Our own API of exports: started, looked at, listed, stopped; and what it refuses."""

import json

import pytest
from django.test import Client

from foyer.blocks.exports.formats import FORMATS
from foyer.blocks.exports.models import Export
from foyer.blocks.exports.queries import export, exports_of
from foyer.blocks.identity.public import issue_token
from foyer.blocks.jobs.tests.finishing import finish_jobs

pytestmark = pytest.mark.django_db


def call(method, path="/", body=None, subject="user-one", **claims):
    headers = {"Authorization": f"Bearer {issue_token(subject, **claims)}"} if subject else {}
    sent = b"" if body is None else json.dumps(body).encode()
    return Client().generic(method, f"/api/exports{path}", sent, "application/json", headers=headers)


def test_an_export_is_started_made_and_told(made, found):
    searching = found(*made("Een", "Twee"))
    search = {"q": "leie", "labels[]": ["a", "b"]}
    started = call("POST", body={"format": "csv", "search": search, "properties": ["name"], "language": "fr"})
    assert started.status_code == 202
    told = started.json()
    assert (told["state"], told["format"], told["collection"]) == ("waiting", "csv", "events")
    assert "link" not in told
    finish_jobs()
    assert searching.asked[0][:2] == ("events", [("q", "leie"), ("labels[]", "a"), ("labels[]", "b")])
    told = call("GET", f"/{told['id']}").json()
    assert (told["state"], told["items"], told["progress"]) == ("complete", 2, {"done": 2, "total": 2})
    assert told["link"].endswith(".csv")
    assert told["bytes"] == export(told["id"]).size
    assert call("GET").json() == {"exports": [told]}
    assert call("DELETE", f"/{told['id']}").status_code == 204
    assert call("GET", f"/{told['id']}").status_code == 404
    assert call("GET").json() == {"exports": []}


def test_others_neither_see_nor_stop_an_export(made, found):
    found(*made("Een"))
    export_id = call("POST", body={"format": "json"}).json()["id"]
    assert call("GET", f"/{export_id}", subject="user-two").status_code == 404
    assert call("DELETE", f"/{export_id}", subject="user-two").status_code == 404
    assert call("GET", subject="user-two").json() == {"exports": []}
    assert Export.objects.filter(job=export_id).exists()


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"format": "ics", "collection": "places"}, "Only events can be exported as iCalendar."),
        (
            {"format": "csv", "properties": ["name", "planet"]},
            "There is no property planet; /api/exports/properties lists them.",
        ),
        ({"format": "csv", "email": "nobody"}, "The e-mail address is none that letters reach."),
    ],
)
def test_what_makes_no_sense_is_refused(body, detail):
    response = call("POST", body=body)
    assert (response.status_code, response.json()["detail"]) == (400, detail)
    assert not Export.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"format": "exe"},
        {"format": "csv", "group": "planet"},
        {"format": "csv", "asked_by": "somebody-else"},
        {"format": "pdf", "style": {"template": "poster"}},
    ],
)
def test_what_the_contract_does_not_know_is_refused(body):
    assert call("POST", body=body).status_code == 400
    assert not Export.objects.exists()


@pytest.mark.parametrize("subject", [None, "user-one"])
def test_only_a_token_of_the_entry_api_opens(subject, made):
    headers = {} if subject is None else {"apis": ("search",)}
    response = call("GET", subject=subject, **headers)
    assert response.status_code == (401 if subject is None else 403)


def test_each_form_can_be_asked_for(found):
    found()
    for name in FORMATS:
        assert call("POST", body={"format": name}).status_code == 202
    finish_jobs()
    assert [one["state"] for one in call("GET").json()["exports"]] == ["complete"] * len(FORMATS)


def test_properties_are_listed_with_headings():
    told = call("GET", "/properties").json()
    assert told["properties"][1] == {
        "name": "name",
        "kinds": ["event", "organizer", "place"],
        "heading": {"nl": "Naam", "fr": "Nom", "de": "Name", "en": "Name"},
    }
    assert told["groups"]["labels"] == ["labels.visible", "labels.hidden"]


def test_a_list_asks_the_same_questions_however_long(made, found, django_assert_num_queries):
    found(*made("Een"))
    for _ in range(3):
        call("POST", body={"format": "json"})
    with django_assert_num_queries(2):
        assert len(exports_of("user-one")) == 3
