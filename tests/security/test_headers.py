# SPDX-License-Identifier: EUPL-1.2
"""Headers of every kind of answer: pages, work pages, APIs, documentation, pictures, errors, numbers."""

import pytest
from django.test import Client
from small_index import hold

from foyer.blocks.identity.models import User
from security.policies import is_careful, is_page, policy_of

pytestmark = pytest.mark.django_db

PAGES = {
    "home": ("/nl/", 200),
    "search": ("/nl/agenda", 200),
    "status": ("/status", 200),
    "sign-in": ("/sign-in", 200),
    "an address without a language": ("/", 302),
    "staff, not signed in": ("/staff/", 302),
    "password, not signed in": ("/password", 302),
    "missing": ("/nl/nowhere", 404),
    "a file for crawlers": ("/robots.txt", 200),
    "data of the map": ("/map/ground/1.json", 200),
    "an image that is none": ("/images/nothing.jpg", 404),
}
API = {
    "list": ("/api", 200),
    "documentation": ("/api/geo/docs", 200),
    "contract": ("/api/geo/openapi.json", 200),
    "refused": ("/api/search/events", 401),
    "entry": ("/api/entry/events", 200),
    "no such API": ("/api/nothing", 404),
    "public data": ("/api/taxonomy/terms", 200),
}
NUMBERS = {"health": ("/health", 200), "metrics, from elsewhere": ("/metrics", 404)}


@pytest.fixture
def ask(settings, tmp_path, monkeypatch):
    """Return a function that asks for an address and checks what holds for every answer."""
    hold(settings, tmp_path / "search", monkeypatch)

    def asked(path, status, client=None, **more):
        answer = (client or Client(raise_request_exception=False)).get(path, REMOTE_ADDR="192.0.2.1", **more)
        assert answer.status_code == status
        is_careful(answer)
        return answer

    return asked


@pytest.mark.parametrize(("path", "status"), PAGES.values(), ids=PAGES)
def test_pages(ask, path, status):
    is_page(ask(path, status))


def test_work_pages_are_kept_by_no_browser(ask):
    client = Client()
    client.force_login(User.objects.create_superuser("op@example.org"))
    answer = ask("/staff/", 200, client)
    is_page(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_of_a_fault_of_ours(ask, monkeypatch):
    def fails():
        raise RuntimeError("password of the database: geheim")

    monkeypatch.setattr("foyer.blocks.operations.pages.status._status", fails)
    answer = ask("/status", 500)
    is_page(answer)
    assert b"geheim" not in answer.content
    assert b"RuntimeError" not in answer.content


def test_the_page_on_which_a_password_is_changed_is_kept_by_no_browser(ask):
    client = Client()
    client.force_login(User.objects.create_user("an@example.org"))
    answer = ask("/password", 200, client)
    is_page(answer)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("path", "status"), API.values(), ids=API)
def test_apis(ask, path, status):
    answer = ask(path, status, headers={"cookie": "sessionid=stolen"})
    assert policy_of(answer)["frame-ancestors"] == "'none'"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies, "APIs know no cookies"
    # With a star browsers send neither cookies nor certificates along.
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("path", "status"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(ask, path, status):
    answer = ask(path, status)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_drawing_can_do_nothing(ask):
    answer = ask("/poster/2/music/abc.svg", 200)
    assert "sandbox" in policy_of(answer)
    assert "script-src" not in policy_of(answer)


def test_cookies_of_people_are_closed_to_scripts_and_other_sites(ask, settings):
    User.objects.create_user("an@example.org", password="goed en lang genoeg")
    client = Client()
    client.post("/sign-in", {"username": "an@example.org", "password": "goed en lang genoeg"})
    session = client.cookies["sessionid"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    settings.SESSION_COOKIE_SECURE = True
    client.post("/sign-out")
    client.post("/sign-in", {"username": "an@example.org", "password": "goed en lang genoeg"})
    assert client.cookies["sessionid"]["secure"]


@pytest.mark.parametrize("path", ["/nl/", "/api/taxonomy/terms", "/health"])
def test_with_an_encrypted_address_browsers_stay_on_it(path, settings):
    settings.FOYER_PUBLIC_URL = "https://foyer.example.org"
    answer = Client(raise_request_exception=False).get(path, headers={"host": "localhost"})
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
