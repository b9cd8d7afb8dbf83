# SPDX-License-Identifier: EUPL-1.2
"""A walk through an acceptance environment, as a suite walks: on both databases."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from acceptance.bodies import event, organizer, place
from acceptance.world import HOST, unique, wait_for

pytestmark = [pytest.mark.faults, pytest.mark.slow]

GOD = "centraal_beheerder"
MAILED = "export@publiq.be"
SENDER = {"Name": "", "Address": "no-reply@uitdatabank.be"}
COLUMNS = ("name", "terms.eventtype", "location")


@pytest.fixture(autouse=True)
def nothing_in_the_mail(either_world):
    """Suites begin a scenario about mail with none."""
    assert either_world.mail("DELETE", "messages").text == "ok"
    assert either_world.mail("GET", "messages").json()["total"] == 0


def entered(world: Any) -> str:
    place_id = world.made("/places", place())
    return str(world.made("/events", event(place_id)))


def test_make_find_and_moderate_with_tokens_of_three_kinds(either_world):
    world = either_world
    place_id = world.made("/places", place())
    body = event(place_id)
    provider = world.tokens("invoerder", "jwt_provider_v2")
    headers = {
        "Authorization": f"Bearer {provider['id_token']}",
        "X-Api-Key": world.told["keys"]["uitdatabank"],
    }
    answer = world.entry("POST", "/events", body, by=None, headers=headers)
    assert answer.status_code == 201, answer.text
    event_id = answer.json()["id"]
    path = f"/events/{event_id}"
    renamed = {"name": unique("Avond")}
    changed = world.entry("PUT", f"{path}/name/nl", renamed, by="invoerder")
    assert changed.status_code == 204, changed.text
    assert (
        world.entry("PUT", f"{path}/description/nl", {"description": "Een avond."}, by="").status_code == 204
    )
    found = world.indexed("/events", event_id)
    assert (found["name"], found["workflowStatus"]) == ({"nl": renamed["name"]}, "READY_FOR_VALIDATION")
    for who, status, state in (
        ("invoerder_1", 403, "READY_FOR_VALIDATION"),
        ("validator_scherpenheuvel", 403, "READY_FOR_VALIDATION"),
        ("validator_diest", 204, "APPROVED"),
    ):
        moderated = world.entry("PUT", f"{path}/workflow-status", {"workflowStatus": "APPROVED"}, by=who)
        assert moderated.status_code == status, (who, moderated.text)
        assert world.entry("GET", path, by=None).json()["workflowStatus"] == state
    assert world.indexed("/events", event_id)["workflowStatus"] == "APPROVED"
    page = world.search("events", text=renamed["name"], embed="true").json()
    assert [one["@id"] for one in page["member"]] == [f"http://{HOST}:80{path}"]
    history = world.entry("GET", f"{path}/history", by=GOD).json()
    assert history[0]["author"] == world.told["users"]["validator_diest"]["id"]


@pytest.mark.parametrize("form", ["json", "ooxml", "pdf"])
def test_an_export_is_mailed_downloaded_and_in_the_folder(either_world, form):
    world = either_world
    event_id = entered(world)
    world.indexed("/events", event_id)
    asked = {"query": f"id:{event_id}", "email": MAILED, "include": list(COLUMNS)}
    if form == "pdf":
        asked["customizations"] = {"brand": "uit", "logo": "uit", "title": "Agenda"}
    answer = world.entry("POST", f"/events/export/{form}", asked)
    assert answer.status_code == 200, answer.text
    path = f"/jobs/{answer.json()['commandId']}"
    wait_for(lambda: world.entry("GET", path, by=None).text == "complete")
    letter = world.letter_to(MAILED)
    assert (letter["Subject"], letter["From"]) == ("Uw export van evenementen", SENDER)
    link = next(word for word in letter["Text"].split() if "/downloads/" in word)
    extension = {"ooxml": "xlsx"}.get(form, form)
    start, _, name = link.rpartition("/")
    assert (start, name.rpartition(".")[2]) == (f"http://{HOST}:80/downloads", extension)
    assert link in letter["HTML"]
    file = world.http.get(f"http://localhost:{world.port}/downloads/{name}", headers={"Host": HOST})
    assert file.status_code == 200
    assert (Path(world.told["folders"]["exports"]) / name).read_bytes() == file.content
    if form == "json":
        (shown,) = json.loads(file.content)
        assert shown["@id"] == f"http://{HOST}:80/events/{event_id}"
    elif form == "ooxml":
        rows = list(load_workbook(io.BytesIO(file.content)).active.values)
        assert len(rows) == 2
    else:
        assert file.content.startswith(b"%PDF")


def test_environments_beside_each_other_do_not_know_each_other(either_world, world):
    if either_world is world:
        pytest.skip("there is one")
    headers = {"Authorization": f"Bearer {world.tokens('invoerder')['access_token']}"}
    assert world.entry("GET", "/user", by=None, headers=headers).status_code == 200
    assert either_world.entry("GET", "/user", by=None, headers=headers).status_code == 401
    key = {"X-Api-Key": world.told["keys"]["uitdatabank"]}
    assert either_world.search("events", key).status_code == 401


def test_letters_of_ownership(either_world):
    world = either_world
    body = organizer()
    organizer_id = world.made("/organizers", body)
    name, page = body["name"]["nl"], f"http://uitdatabank.local:80/organizers/{organizer_id}"
    owner, maker = (world.told["users"][one] for one in ("invoerder_ownerships", "invoerder"))
    item = {"itemId": organizer_id, "itemType": "organizer"}
    answer = world.entry("POST", "/ownerships", item, by="invoerder_ownerships")
    assert answer.status_code == 201, answer.text
    letter = world.letter_to(maker["email"])
    assert (letter["Subject"], letter["From"]) == (f"Beheeraanvraag voor organisatie {name}", SENDER)
    assert f"{page}/ownerships" in letter["Text"]
    assert f"{page}/ownerships" in letter["HTML"]
    assert world.entry("POST", f"/ownerships/{answer.json()['id']}/approve").status_code == 204
    letter = world.letter_to(owner["email"])
    assert letter["Subject"] == f"Je bent nu beheerder van organisatie {name}!"
    assert page in letter["Text"]
    assert "dev+e2etest," in letter["Text"], "he is greeted by his user name"
    other = world.made("/organizers", organizer())
    answer = world.entry("POST", "/ownerships", {**item, "itemId": other}, by="invoerder_dfm")
    assert world.entry("POST", f"/ownerships/{answer.json()['id']}/reject").status_code == 204
    letter = world.letter_to("dev+invoerder_dfm@publiq.be")
    assert letter["Subject"].startswith("Je beheeraanvraag voor organisatie ")
    assert letter["Subject"].endswith(" is geweigerd")
    listed = world.mail("GET", "messages", params={"start": 0, "limit": 2}).json()
    assert (listed["total"], listed["count"]) == (4, 2), "these letters and no others"
