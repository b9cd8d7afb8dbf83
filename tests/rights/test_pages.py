# SPDX-License-Identifier: EUPL-1.2
"""Every address of a page, asked by a visitor, by a person with an account and by staff."""

import re

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from security.policies import is_careful, is_page
from small_index import hold

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.identity.models import User
from foyer.blocks.identity.public import api_key, issue_api_key
from foyer.blocks.mail.public import Letter, letters, queue
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import SYSTEM
from foyer.kernel.models import AuditEntry
from rights.table import PAGES

pytestmark = pytest.mark.django_db

# The names of the items in their addresses: another leads to these.
NAMES = {"e": "avond-aan-de-leie", "l": "de-lindezaal", "o": "vzw-linde"}
# What is shown within a page, and can do nothing at all.
DRAWINGS = {
    "poster/<int:edition>/<slug:family>/<str:seed>.svg",
    "map/pin.svg",
    "staff/letters/<str:letter_id>/body",
}
CASES = [(method, route, *answers) for (method, route), answers in PAGES.items()]


def routes(resolver=None, before=""):
    """Go through all routes of pages; those in four languages in the first of them."""
    for each in (resolver or get_resolver()).url_patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, path)
        else:
            yield path


@pytest.fixture
def key():
    return issue_api_key(SYSTEM, "somebody's", apis=("entry",))


def _letter():
    queue([Letter("ownership.rejected", "an@example.org", "nl", {"organizer": "vzw Linde"}, "rights")])
    return letters(SYSTEM)[0].id


@pytest.fixture
def address(key, settings, tmp_path, monkeypatch):
    """Return a function that fills a route with things that exist."""
    hold(settings, tmp_path / "search", monkeypatch)
    call = Caller("owner")
    hall = call.made("/places", place())
    one = {"e": call.made("/events", event(hall)), "l": hall, "o": call.made("/organizers", organizer())}
    given = {
        "family": "music",
        "seed": "abc",
        "edition": "2",
        "level": "1",
        "region": "nis-44021",
        "name": "x",
        "code": "fr",
        "key_id": api_key(key).id,
        "job_id": "none",
        "letter_id": _letter(),
        "refusal_id": "none",
        "kind": "events",
        "part": "1",
    }

    def made(route):
        kind = re.search(r"(?:^|/)([elo])/<", route)
        named = given | ({"identifier": one[kind[1]], "_name": NAMES[kind[1]]} if kind else {})
        return "/" + re.sub(r"<\w+:(\w+)>", lambda found: named[found[1]], route)

    return made


@pytest.fixture
def clients():
    person, staff = Client(), Client()
    person.force_login(User.objects.create_user("person@example.org"))
    staff.force_login(User.objects.create_superuser("staff@example.org"))
    return Client(), person, staff


def test_the_table_has_every_page():
    assert {route for _, route in PAGES} == set(routes())


@pytest.mark.parametrize(
    ("method", "route", "visitor", "person", "staff"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES]
)
def test_who_sees_what(method, route, visitor, person, staff, address, clients, key):
    path = address(route)
    rows = AuditEntry.objects.count()
    query = {"at": "51.05,3.72", "q": "gent"} if method == "GET" else {"status": "blocked", "do": "stop"}
    call = [getattr(client, method.lower()) for client in clients]
    answers = [each(path, query) for each in call[:2]]
    assert [answer.status_code for answer in answers] == [visitor, person]
    assert AuditEntry.objects.count() == rows
    assert api_key(key).status == "active"
    answers.append(call[2](path, query))
    assert answers[2].status_code == staff
    for answer in answers:
        is_careful(answer)
        if route not in DRAWINGS:
            is_page(answer)
        if route.startswith("staff/") and answer.status_code == 200:
            assert "no-store" in answer.headers["Cache-Control"]
    blocked = api_key(key).status == "blocked"
    assert blocked is (method == "POST" and "key_id" in route)


@pytest.mark.parametrize("path", ["/staff/", "/staff/retry", "/staff/keys/x"])
def test_visitors_are_led_to_the_sign_in(path):
    client = Client()
    answer = client.get(path) if path == "/staff/" else client.post(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=")


def test_a_form_of_another_site_does_nothing(key):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(User.objects.create_superuser("staff@example.org"))
    answer = careful.post(f"/staff/keys/{api_key(key).id}", {"status": "blocked"})
    assert answer.status_code == 403
    assert api_key(key).status == "active"


@pytest.mark.parametrize(
    ("path", "here", "elsewhere"), [("/health", 200, 200), ("/ready", 200, 200), ("/metrics", 200, 404)]
)
def test_who_may_watch_a_process(path, here, elsewhere, client, settings):
    settings.FOYER_METRICS_TOKEN = ""
    assert client.get(path, REMOTE_ADDR="127.0.0.1").status_code in {here, 503 if path == "/ready" else here}
    answer = client.get(path, REMOTE_ADDR="192.0.2.1")
    assert answer.status_code in {elsewhere, 503 if path == "/ready" else elsewhere}
    assert client.get(path, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.1").status_code in {
        elsewhere,
        503 if path == "/ready" else elsewhere,
    }
