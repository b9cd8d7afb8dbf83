# SPDX-License-Identifier: EUPL-1.2
import jsonschema_rs
import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from foyer.blocks.geo.api.endpoints import api


def get(path, **headers):
    return Client().get(f"/api/geo{path}", headers=headers)


def keeps_contract(operation, answer):
    media = api.contract.operations[operation].responses[str(answer.status_code)]["content"]
    schema = media[answer["Content-Type"]]["schema"]
    jsonschema_rs.validate(api.contract.standalone(schema), answer.json())
    return True


@pytest.mark.parametrize(
    ("operation", "path"),
    [
        ("get-regions", "/regions"),
        ("get-regions", "/regions?level=province"),
        ("get-region", "/regions/nis-44021"),
        ("get-region", "/regions/nis-02000"),
        ("get-outline", "/regions/reg-gent/outline"),
        ("get-suggestions", "/suggestions?text=gent"),
        ("get-suggestions", "/suggestions?text=xyzzy"),
        ("get-address", "/address?postalCode=9031&locality=Drongen"),
        ("get-address", "/address"),
        ("get-map", "/map/1"),
        ("get-map", "/map/3"),
    ],
)
def test_answers_keep_their_contract_and_may_be_kept(operation, path):
    answer = get(path)
    assert answer.status_code == 200
    assert keeps_contract(operation, answer)
    assert answer["Cache-Control"] in ("public, max-age=86400", "public, max-age=3600")
    assert get(path, **{"If-None-Match": answer["ETag"]}).status_code == 304
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_children_of_a_region():
    shown = get("/regions?parent=nis-40000").json()["regions"]
    assert [item["id"] for item in shown] == [
        "reg-gent",
        "reg-leiestreek-oost-vlaanderen",
        "reg-meetjesland",
        "reg-vlaamse-ardennen",
        "reg-waasland",
        "reg-scheldeland-oost-vlaanderen",
    ]
    assert get("/regions?parent=nothing").json() == {"regions": []}


def test_one_region():
    assert get("/regions/nis-44086").json() == {
        "id": "nis-44086",
        "level": "municipality",
        "name": dict.fromkeys(("nl", "fr", "de", "en"), "Nazareth-De Pinte"),
        "parent": "reg-leiestreek-oost-vlaanderen",
        "within": ["reg-leiestreek-oost-vlaanderen", "nis-40000", "nis-02000"],
        "postalCodes": ["9810", "9840"],
    }


def test_an_outline_says_whether_it_is_exact():
    assert get("/regions/nis-40000/outline").json()["properties"]["exact"] is True
    assert get("/regions/nis-44013/outline").json()["properties"]["exact"] is False


def test_suggestions_in_a_language():
    shown = get("/suggestions?text=gand&language=fr&limit=1").json()["suggestions"]
    assert shown == [
        {
            "kind": "municipality",
            "label": "Gand",
            "region": "nis-44021",
            "point": {"latitude": 51.05, "longitude": 3.71667, "precision": "municipality"},
        }
    ]


def test_an_address():
    shown = get("/address?postalCode=1040").json()
    assert shown == {"municipality": None, "regions": ["reg-brussel", "nis-01000"], "point": None}
    assert get("/address?country=NL&postalCode=9000").json()["regions"] == []


@pytest.mark.parametrize(
    ("operation", "path", "status"),
    [
        ("get-region", "/regions/nis-99999", 404),
        ("get-outline", "/regions/nis-99999/outline", 404),
        ("get-regions", "/regions?level=planet", 400),
        ("get-regions", "/regions?colour=red", 400),
        ("get-suggestions", "/suggestions", 400),
        ("get-suggestions", "/suggestions?text=", 400),
        ("get-suggestions", "/suggestions?text=a&limit=0", 400),
        ("get-suggestions", "/suggestions?text=a&limit=many", 400),
        ("get-suggestions", "/suggestions?text=a&language=it", 400),
        ("get-suggestions", f"/suggestions?text={'a' * 81}", 400),
        ("get-address", "/address?country=Belgium", 400),
        ("get-map", "/map/0", 400),
        ("get-map", "/map/4", 400),
        ("get-map", "/map/x", 400),
    ],
)
def test_what_cannot_be_answered(operation, path, status):
    answer = get(path)
    assert answer.status_code == status
    assert keeps_contract(operation, answer)


@pytest.mark.parametrize("path", ["", "/", "/towns", "/regions/nis-44021/outline/x"])
def test_nothing_else_is_there(path):
    assert get(path).status_code == 404


def test_nothing_can_be_changed():
    assert Client().post("/api/geo/regions").status_code == 405


@given(st.text(max_size=90))
@settings(max_examples=60)
def test_no_text_breaks_suggestions(text):
    answer = Client().get("/api/geo/suggestions", {"text": text})
    assert answer.status_code in (200, 400)
