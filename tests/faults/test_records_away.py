# SPDX-License-Identifier: EUPL-1.2
"""The database cannot be reached, or is locked for longer than anybody waits: pages and APIs say so.

They go on when it is back, and nothing of what was refused is there.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from security.policies import is_page
from structlog.testing import capture_logs

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.identity.models import User
from foyer.blocks.offers.models import Organizer
from foyer.blocks.offers.tests.documents import organizer
from foyer.kernel.models import AuditEntry, OutboxEvent

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

WORDS = {"username": "op@example.org", "password": "goed en lang genoeg"}


@pytest.fixture
def staff() -> Client:
    User.objects.create_superuser(WORDS["username"], WORDS["password"])
    client = Client(raise_request_exception=False)
    client.post("/sign-in", WORDS)
    return client


@contextmanager
def away() -> Iterator[None]:
    """Lead connections to where nobody is."""
    name, place = ("NAME", "/nowhere/x.sqlite3") if connection.vendor == "sqlite" else ("PORT", "1")
    before = connection.settings_dict[name]
    connection.close()
    connection.settings_dict[name] = place
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict[name] = before


@contextmanager
def locked() -> Iterator[None]:
    """Let somebody else write for longer than anybody waits."""
    options = connection.settings_dict["OPTIONS"]
    patience, options["timeout"] = options["timeout"], 0.1
    connection.close()
    try:
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    finally:
        options["timeout"] = patience
        connection.close()


@contextmanager
def full() -> Iterator[None]:
    """Leave the database no room to grow."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count=4294967294")


def is_told(answer: HttpResponseBase, kind: str) -> None:
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert answer.headers["Content-Type"].startswith(kind)
    for inside in (b"unable to open", b"connection", b"locked", b"disk", b"Error"):
        assert inside not in answer.getvalue()


def test_it_cannot_be_reached_and_comes_back(staff: Client) -> None:
    caller = Caller()
    made = caller.made("/organizers", organizer())
    with away(), capture_logs() as lines:
        for page in (staff.get("/staff/"), Client(raise_request_exception=False).post("/sign-in", WORDS)):
            is_told(page, "text/html")
            is_page(page)
            assert page.headers["Cache-Control"] == "no-store"
            for language in ("fr", "de", "en"):
                assert f'<p lang="{language}">' in page.getvalue().decode()
        is_told(caller("GET", f"/organizers/{made}"), "application/problem+json")
        is_told(caller("POST", "/organizers", organizer(url="https://2.example.org")), "application/problem")
    told = [line for line in lines if line["event"] == "the database cannot be asked"]
    assert [line["path"] for line in told] == ["/staff/", "/sign-in", f"/organizers/{made}", "/organizers"]
    for line in told:
        assert line["log_level"] == "error"
        assert "unable to open" in line["why"] or "failed" in line["why"]
    assert staff.get("/staff/").status_code == 200, "who was signed in still is"
    assert caller("GET", f"/organizers/{made}").status_code == 200
    assert Organizer.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks no whole database")
def test_somebody_else_writes_for_longer_than_anybody_waits(staff: Client) -> None:
    caller = Caller()
    made = caller.made("/organizers", organizer())
    rows = AuditEntry.objects.count(), OutboxEvent.objects.count()
    with locked():
        is_told(caller("POST", "/organizers", organizer(url="https://2.example.org")), "application/problem")
        is_told(Client(raise_request_exception=False).post("/sign-in", WORDS), "text/html")
        assert caller("GET", f"/organizers/{made}").status_code == 200, "reading goes on"
        assert staff.get("/staff/").status_code == 200
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == rows
    assert Organizer.objects.count() == 1
    assert caller("POST", "/organizers", organizer(url="https://2.example.org")).status_code == 201


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own disk")
def test_the_disk_is_full_and_has_room_again(staff: Client) -> None:
    caller = Caller()
    long = {"nl": "Een huis met vele kamers. " * 200}

    def sent(number: int) -> HttpResponseBase:
        return caller("POST", "/organizers", organizer(url=f"https://{number}.example.org", description=long))

    with full(), capture_logs() as lines:
        taken = 0
        # What is free in the pages that there are is still used.
        while (answer := sent(taken)).status_code == 201:
            taken += 1
            assert taken < 500
        is_told(answer, "application/problem+json")
        counts = {AuditEntry.objects.filter(aggregate_type="organizer").count(), Organizer.objects.count()}
        assert counts == {taken}, "what was answered is there whole, what was refused is not"
        assert staff.get("/staff/").status_code == 200, "who looks after it sees the pages"
        assert staff.get("/status").status_code == 200
    assert "database or disk is full" in {line.get("why") for line in lines}
    assert sent(taken).status_code == 201
    assert Organizer.objects.count() == taken + 1
