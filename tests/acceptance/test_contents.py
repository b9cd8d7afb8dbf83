# SPDX-License-Identifier: EUPL-1.2
"""Labels, roles, reference data and the index of an acceptance environment: a row a test."""

import io
import time
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from acceptance.bodies import DIEST, ZICHEM, address, event, organizer, place
from acceptance.world import unique, wait_for

pytestmark = [pytest.mark.faults, pytest.mark.slow]

GOD = "centraal_beheerder"


# Labels

LABELS = {
    "public-visible": ("visible", "public", False),
    "public-invisible": ("invisible", "public", False),
    "private-visible": ("visible", "private", False),
    "private-invisible": ("invisible", "private", False),
    "private-diest": ("visible", "private", False),
    "special_label": ("visible", "public", False),
    "special-label": ("visible", "public", False),
    "special_label#": ("visible", "public", True),
    "special_label*": ("visible", "public", True),
    "walk": ("visible", "public", False),
    "walking tour": ("visible", "public", False),
    "city walk": ("visible", "public", False),
    "forest walk": ("visible", "public", False),
}


@pytest.mark.parametrize("name", LABELS)
def test_each_label_is_found_by_its_name(world, name):
    found = world.entry("GET", f"/labels/{name.replace('#', '%23')}").json()
    assert found.pop("uuid")
    visibility, privacy, excluded = LABELS[name]
    assert found == {"name": name, "visibility": visibility, "privacy": privacy, "excluded": excluded}


def test_an_unknown_label_is_a_problem(world):
    answer = world.entry("GET", f"/labels/{uuid4().hex}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_labels_are_found_in_the_order_of_closeness(world):
    def names(**asked: str) -> list[str]:
        return [one["name"] for one in world.entry("GET", "/labels/", by=None, params=asked).json()["member"]]

    assert names(query="walk") == ["walk", "walking tour", "city walk", "forest walk"]
    assert names(query="special") == ["special_label", "special_label*", "special_label#", "special-label"]
    assert names(query="special", suggestion="true") == ["special_label", "special-label"]


def test_a_suite_may_make_the_labels_again(world):
    body = {"name": "private-diest", "visibility": "visible", "privacy": "private"}
    before = world.entry("GET", "/labels/private-diest").json()["uuid"]
    answer = world.entry("POST", "/labels", body, by=GOD)
    assert (answer.status_code, answer.json()["uuid"]) == (200, before)


# Roles

ROLES = {
    "Diest validatoren": (
        "(regions:nis-24020 OR labels:UiTinMijnRegio)",
        "validator_diest",
        ["private-diest"],
    ),
    "Scherpenheuvel validatoren": ("regions:nis-24134", "validator_scherpenheuvel", []),
    "Provincie Vlaams-Brabant validatoren": ("regions:nis-20001", "validator_pvb", []),
}


@pytest.mark.parametrize("name", ROLES)
def test_each_role_has_its_constraint_permissions_member_and_label(world, name):
    page = world.entry("GET", "/roles/", by=GOD, params={"query": name}).json()
    (role,) = [one for one in page["member"] if one["name"] == name]
    constraint, member, labels = ROLES[name]
    assert role["constraints"] == {"v3": constraint}
    assert sorted(role["permissions"]) == ["AANBOD_BEWERKEN", "AANBOD_MODEREREN", "AANBOD_VERWIJDEREN"]
    path = f"/roles/{role['uuid']}"
    user = world.told["users"][member]
    members = world.entry("GET", f"{path}/users", by=GOD).json()
    assert members == [{"uuid": user["id"], "username": user["username"], "email": user["email"]}]
    assert [one["name"] for one in world.entry("GET", f"{path}/labels", by=GOD).json()] == labels


def test_a_suite_may_make_roles_itself(world):
    role_id = world.entry("POST", "/roles", {"name": unique("Rol")}, by=GOD).json()["roleId"]
    user = world.told["users"]["invoerder_1"]
    for method, path, body in (
        ("POST", "constraints/", {"query": "regions:nis-24134"}),
        ("PUT", "permissions/AANBOD_BEWERKEN", None),
        ("PUT", f"users/{user['id']}", None),
        ("PUT", "labels/private-visible", None),
    ):
        answer = world.entry(method, f"/roles/{role_id}/{path}", body, by=GOD)
        assert answer.status_code == 204, (path, answer.text)
    (shown,) = world.entry("GET", "/user/roles", by="invoerder_1").json()
    assert (shown["uuid"], shown["constraint"]) == (role_id, "regions:nis-24134")
    zichem, diest = (world.made("/places", place(where)) for where in (ZICHEM, DIEST))
    for place_id, status in ((zichem, 204), (diest, 403)):
        answer = world.entry("PUT", f"/places/{place_id}/name/nl", {"name": unique("Zaal")}, by="invoerder_1")
        assert answer.status_code == status
    assert world.entry("DELETE", f"/roles/{role_id}", by=GOD).status_code == 204
    assert world.entry("GET", "/user/roles", by="invoerder_1").json() == []


def test_private_diest_is_for_the_validator_of_diest(world):
    place_id = world.made("/places", place())
    path = f"/places/{place_id}/labels/private-diest"
    assert world.entry("PUT", path, by="validator_pvb").status_code == 403
    assert "labels" not in world.entry("GET", f"/places/{place_id}", by=None).json()
    assert world.entry("PUT", path, by="validator_diest").status_code == 204
    assert world.entry("GET", f"/places/{place_id}", by=None).json()["labels"] == ["private-diest"]


def test_an_offer_in_diest_is_edited_by_diest_and_its_province(world):
    event_id = world.made("/events", event(world.made("/places", place())))
    for who, status in (("validator_scherpenheuvel", 403), ("validator_pvb", 204), ("validator_diest", 204)):
        body = {"name": unique("Avond")}
        assert world.entry("PUT", f"/events/{event_id}/name/nl", body, by=who).status_code == status, who


# Reference data and outside services


@pytest.mark.parametrize(
    ("where", "way"),
    [
        (DIEST, ["nis-20001", "reg-hageland", "nis-24020"]),
        (ZICHEM, ["nis-20001", "reg-hageland", "nis-24134"]),
        (("1080", "Sint-Jans-Molenbeek", "Gemeenteplaats 1"), ["nis-01000", "reg-brussel", "nis-21012"]),
    ],
)
def test_facets_show_regions_within_regions_with_names_in_three_languages(world, where, way):
    place_id = world.made("/places", place(where))
    world.indexed("/places", place_id)
    asked = {"id": place_id, "disableDefaultFilters": "true", "facets[]": "regions"}
    nodes: dict[str, Any] = world.search("places", **asked).json()["facet"]["regions"]
    for region_id in way:
        assert {"nl", "fr", "de"} <= nodes[region_id]["name"].keys(), region_id
        assert nodes[region_id]["count"] == 1
        nodes = nodes[region_id].get("children", {})


@pytest.mark.parametrize(
    ("where", "regions", "not_in"),
    [
        (DIEST, ("nis-24020", "nis-20001"), "nis-24134"),
        (ZICHEM, ("nis-24134", "nis-20001"), "nis-24020"),
        (("1050", "Elsene", "Kroonlaan 1"), ("nis-21009", "reg-brussel", "nis-01000"), "nis-20001"),
        (("1082", "Sint-Agatha-Berchem", "Koning Albertlaan 1"), ("nis-21003", "nis-01000"), "nis-21012"),
        (("1080", "Sint-Jans-Molenbeek", "Gemeenteplaats 1"), ("nis-21012", "reg-brussel"), "nis-24020"),
    ],
)
def test_an_address_lies_in_its_regions(world, where, regions, not_in):
    place_id = world.made("/places", place(where))
    world.indexed("/places", place_id)

    def total(region: str) -> int:
        asked = {"id": place_id, "regions": region, "disableDefaultFilters": "true"}
        return int(world.search("places", **asked).json()["totalItems"])

    assert [total(region) for region in regions] == [1] * len(regions)
    assert total(not_in) == 0


def test_organizers_are_found_by_region_too(world):
    organizer_id = world.made("/organizers", organizer(address={"nl": address(*DIEST)}))

    def found() -> int:
        asked = {"id": organizer_id, "regions": "nis-24020"}
        return int(world.search("organizers", **asked).json()["totalItems"])

    assert wait_for(found) == 1


def test_terms_have_their_domain_and_label(world):
    event_id = world.made("/events", event(world.made("/places", place())))
    (term,) = world.entry("GET", f"/events/{event_id}", by=None).json()["terms"]
    assert term == {"id": "0.50.4.0.0", "domain": "eventtype", "label": "Concert"}


def test_the_geocoder_knows_one_address_and_no_other(world):
    known, other = (world.made("/places", place(where)) for where in (ZICHEM, DIEST))
    shown = world.entry("GET", f"/places/{known}", by=None).json()
    assert shown["geo"] == {"latitude": 51.015619, "longitude": 5.0038454}
    assert "geo" not in world.entry("GET", f"/places/{other}", by=None).json()
    world.indexed("/places", known)
    asked = {"coordinates": "51.015619,5.0038454", "distance": "50m", "id": known}
    assert world.search("places", disableDefaultFilters="true", **asked).json()["totalItems"] == 1


def test_linked_data_have_nodes_at_their_own_addresses(world):
    place_id = world.made("/places", place(ZICHEM))
    event_id = world.made("/events", event(place_id))
    turtle = {"headers": {"Accept": "text/turtle"}, "by": None}
    node = f"http://data.uitdatabank.local:80/places/{place_id}"
    shown = world.entry("GET", f"/places/{place_id}", **turtle)
    assert (shown.status_code, shown.headers["Content-Type"].split(";")[0]) == (200, "text/turtle")
    for told in (
        f"<{node}>",
        "<https://taxonomy-test.uitdatabank.be/terms/OyaPaf64AEmEAYXHeLMAtA>",
        "<gml:coordinates>5.0038454, 51.015619</gml:coordinates>",
        '"107"',
        '"Hoornblaas"@nl',
        '"Hoornblaas 107, 3271 Scherpenheuvel-Zichem, BE"@nl',
    ):
        assert told in shown.text, told
    shown = world.entry("GET", f"/events/{event_id}", **turtle).text
    for told in (
        f"<http://data.uitdatabank.local:80/events/{event_id}>",
        f"<{node}>",
        "<https://taxonomy-test.uitdatabank.be/terms/0.50.4.0.0>",
    ):
        assert told in shown, told


def test_the_card_has_a_label_and_knows_nothing_yet(world):
    assert "UiTPAS" in world.entry("GET", "/uitpas/labels", by=None).json().values()
    event_id = world.made("/events", event(world.made("/places", place())))
    organizer_id = world.made("/organizers", organizer())
    for path in (f"/uitpas/events/{event_id}", f"/uitpas/organizers/{organizer_id}/card-systems"):
        assert world.entry("GET", path, by=None).status_code == 404
    answer = world.entry("PUT", f"/uitpas/events/{event_id}/card-systems", ["1"])
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_place_with_the_label_of_the_card_is_a_counter(world):
    body = {"name": "UiTPAS", "visibility": "invisible", "privacy": "public"}
    assert world.entry("POST", "/labels", body, by=GOD).status_code == 200
    place_id = world.made("/places", place(hiddenLabels=["UiTPAS"]))
    answer = world.entry("DELETE", f"/places/{place_id}", by=GOD)
    assert answer.json()["detail"] == "Place is an UiTPAS counter. UiTPAS places cannot be deleted."
    assert world.entry("GET", f"/places/{place_id}", by=None).json()["workflowStatus"] != "DELETED"


@pytest.mark.parametrize(("form", "extension"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_images_are_uploaded(world, form, extension):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "#2457c5").save(file, form)
    fields = {"description": "Een beeld", "copyrightHolder": "publiq vzw", "language": "nl"}
    answer = world.entry("POST", "/images", data=fields, files={"file": (f"a.{extension}", file.getvalue())})
    assert answer.status_code == 201, answer.text
    image_id = answer.json()["imageId"]
    shown = world.entry("GET", f"/media/{image_id}", by=None).json()
    assert shown["contentUrl"] == f"https://images.uitdatabank.dev/{image_id}.{extension}"


def test_a_job_tells_its_state_bare(world):
    place_id = world.made("/places", place())
    offers = [{"@id": f"http://io.uitdatabank.local:80/places/{place_id}", "@type": "Place"}]
    body = {"label": unique("etiket"), "offers": offers}
    command = world.entry("POST", "/offers/labels", body).json()["commandId"]
    wait_for(lambda: world.entry("GET", f"/jobs/{command}", by=None).content == b"complete")
    assert world.entry("GET", f"/places/{place_id}", by=None).json()["labels"] == [body["label"]]


def test_holidays_and_school_lists_are_json(world):
    asked = {"startDate": str(date.today()), "endDate": str(date.today() + timedelta(days=300))}  # noqa: DTZ011
    assert isinstance(world.entry("GET", "/holidays", by=None, params=asked).json(), list)
    for path in ("/cultuurkuur/regions", "/cultuurkuur/education-levels"):
        assert world.entry("GET", path, by=None).json()


def test_a_mailing_list_takes_addresses_and_one_fails(world):
    body = {"email": f"{uuid4().hex}@example.org"}
    assert world.entry("PUT", "/mailing-list/1", body).status_code == 204
    assert world.entry("PUT", "/mailing-list/99", body).status_code == 400
    failed = world.entry("PUT", f"/mailing-list/{world.told['failing']['mailingList']}", body)
    assert (failed.status_code, failed.json()["detail"]) == (400, "The mail service does not answer.")
    assert failed.json()["type"].endswith("/uitdatabank/failed-subscription-to-newsletter")


def test_the_source_of_holidays_fails_from_a_day(world):
    asked = {"startDate": world.told["failing"]["holidaysFrom"], "endDate": "2000-12-31"}
    failed = world.entry("GET", "/holidays", by=None, params=asked)
    assert (failed.status_code, failed.json()["title"]) == (502, "Bad Gateway")


def test_the_register_of_associations_fails_for_an_organiser(world):
    path = f"/organizers/{world.told['failing']['organizer']}"
    assert world.entry("PUT", f"/imports{path}", organizer()).status_code == 200
    failed = world.entry("GET", f"{path}/verenigingsloket")
    assert (failed.status_code, failed.json()["title"]) == (503, "Failed to connect to verenigingsloket")
    other = world.made("/organizers", organizer())
    assert world.entry("GET", f"/organizers/{other}/verenigingsloket").status_code == 404


def test_everybody_writes_news_articles(world):
    event_id = world.made("/events", event(world.made("/places", place())))
    body = {
        "headline": "Een avond",
        "inLanguage": "nl",
        "text": "Kom kijken.",
        "about": event_id,
        "publisher": "Acceptance Publisher",
        "publisherLogo": "https://example.org/logo.png",
        "url": f"https://example.org/{event_id}",
    }
    answer = world.entry("POST", "/news-articles", body, by=None)
    assert answer.status_code == 201, answer.text
    shown = world.entry("GET", f"/events/{event_id}", by=None).json()
    assert shown["hiddenLabels"] == ["curator-acceptance"]
    path = f"/news-articles/{answer.json()['id']}"
    assert world.entry("DELETE", path, by=None).status_code == 204


# Indexing


def test_a_change_is_soon_in_search_with_its_playhead(world):
    place_id = world.made("/places", place())
    event_id = world.made("/events", event(place_id))
    versions = []
    for _ in range(3):
        started = time.monotonic()
        body = {"name": unique("Avond")}
        assert world.entry("PUT", f"/events/{event_id}/name/nl", body).status_code == 204
        found = world.indexed("/events", event_id)
        assert found["name"]["nl"] == body["name"]
        versions.append(found["playhead"])
        assert time.monotonic() - started < 60
    assert versions == sorted(set(versions)), "it rises with each change"
    assert world.indexed("/places", place_id)["playhead"] >= 0
