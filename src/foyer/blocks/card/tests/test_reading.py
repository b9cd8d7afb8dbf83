# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.card.tests.calling import BASE, call, told
from foyer.blocks.card.tests.memory import AALST, GHENT

pytestmark = pytest.mark.django_db

PROBS = "https://api.publiq.be/probs/"
GETS = ("/uitpas/events/one", "/uitpas/events/one/card-systems", "/uitpas/organizers/one/card-systems")
SHOWN = {
    "7": {
        "id": 7,
        "name": "UiTPAS Gent",
        "distributionKeys": {"25": {"id": 25, "name": "CC De Werf"}, "26": {"id": 26, "name": "Anders"}},
    }
}


def unknown(kind):
    return {
        "type": PROBS + "url/not-found",
        "title": "Not Found",
        "status": 404,
        "detail": f"{kind} with id 'one' was not found in UiTPAS. "
        f"Are you sure it is an UiTPAS {kind.lower()}?",
    }


def got(path):
    answer = call("GET", path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    return answer.json()


def test_labels_as_configured(settings):
    assert got("/uitpas/labels") == {}
    settings.FOYER_CARD_LABELS = {"7": "UiTPAS Gent", "PASPAR": "Paspartoe"}
    assert got("/uitpas/labels") == {"7": "UiTPAS Gent", "PASPAR": "Paspartoe"}


@pytest.mark.parametrize("sold", [False, True])
def test_an_event(platform, settings, sold):
    settings.FOYER_ENTRY_URL = BASE
    platform.events["one"] = [GHENT]
    platform.sold = {"one"} if sold else set()
    assert got("/uitpas/events/one") == {
        "@id": f"{BASE}/uitpas/events/one",
        "cardSystems": f"{BASE}/uitpas/events/one/card-systems",
        "hasTicketSales": sold,
    }


@pytest.mark.parametrize("path", ["card-systems", "cardSystems", "card-systems/"])
def test_the_systems_of_an_event(platform, path):
    platform.events["one"] = [GHENT]
    assert got(f"/uitpas/events/one/{path}") == SHOWN
    platform.events["one"] = []
    assert got(f"/uitpas/events/one/{path}") == {}


def test_the_systems_of_an_organizer(platform):
    platform.organizers["one"] = (GHENT, AALST)
    assert got("/uitpas/organizers/one/card-systems") == {
        **SHOWN,
        "aalst": {"id": "aalst", "name": "UiTPAS Dender", "distributionKeys": {}},
    }


@pytest.mark.parametrize("installed", [False, True])
@pytest.mark.parametrize("path", GETS)
def test_what_no_card_knows(path, installed, request):
    if installed:
        request.getfixturevalue("platform")
    assert told(call("GET", path)) == unknown("Organizer" if "organizers" in path else "Event")


@pytest.mark.parametrize("path", GETS)
def test_a_platform_that_is_down(platform, path):
    platform.down = True
    assert told(call("GET", path)) == {
        "type": "about:blank",
        "title": "Bad Gateway",
        "status": 502,
        "detail": "Could not contact the UiTPAS servers. Please try again later.",
    }


def test_reading_asks_for_no_token_and_no_row(platform, django_assert_num_queries):
    platform.events["one"] = [GHENT]
    with django_assert_num_queries(0):
        got("/uitpas/events/one/card-systems")
