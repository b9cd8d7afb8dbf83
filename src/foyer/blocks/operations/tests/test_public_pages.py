# SPDX-License-Identifier: EUPL-1.2
"""What everybody may read: the status page and the file for those who find weak spots."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from foyer.blocks.operations.pages import status
from foyer.config.settings.platform import security_contact
from foyer.kernel import clock, health, outbox, reactions
from foyer.kernel.models import Lease
from foyer.kernel.reactions import Reaction
from foyer.kernel.registry import Registry
from foyer.kernel.worker.cursors import lease_name

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 6, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def world(monkeypatch):
    """One reaction that a worker attends to; nothing remembered; every check content."""
    monkeypatch.setattr(status, "_last", None)
    monkeypatch.setattr(health, "_checks", {name: lambda: None for name in ("database", "migrations")})
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    reactions.register(Reaction("reader", frozenset({"test.thing.changed"}), lambda _news: None))
    with clock.use(clock.FixedClock(NOW)):
        Lease.objects.create(name=lease_name("reader"), owner="a/b/1/2", until=NOW + timedelta(days=1))
        yield


def told(client, language="nl"):
    answer = client.get("/status", headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Alles werkt."),
        ("fr", "Tout fonctionne."),
        ("de", "Alles funktioniert."),
        ("en", "Everything works."),
    ],
)
def test_all_is_well_in_four_languages(client, language, words):
    assert words in told(client, language)


def test_news_that_waits_for_long_is_said(client):
    with clock.use(clock.FixedClock(NOW - timedelta(minutes=2))), transaction.atomic():
        outbox.append([outbox.News("test.thing.changed", "1")])
    assert "later dan gewoon" in told(client)


def test_a_worker_that_is_gone_is_said(client):
    Lease.objects.update(until=NOW - timedelta(seconds=1))
    page = told(client)
    assert "nu even niet" in page
    assert "Niet alles werkt zoals het hoort." in page


def test_without_a_database_the_page_stands_and_tells_no_inside(client, monkeypatch):
    def away():
        raise DatabaseError("server db7.internal refused password of foyer")

    monkeypatch.setattr(health, "_checks", {"database": away, "migrations": away})
    page = told(client)
    assert page.count("werkt nu niet") == 3
    assert "nu even niet" in page
    assert "db7" not in page
    assert "DatabaseError" not in page


def test_it_is_looked_at_every_ten_seconds_at_most(client, monkeypatch, django_assert_num_queries):
    told(client)
    Lease.objects.update(until=NOW - timedelta(seconds=1))
    with django_assert_num_queries(0):
        assert "Alles werkt." in told(client)
    with clock.use(clock.FixedClock(NOW + timedelta(seconds=10))):
        assert "Niet alles werkt" in told(client)


def test_whom_to_tell_of_weak_spots(client, settings):
    settings.FOYER_SECURITY_CONTACT = "mailto:veilig@example.org"
    settings.FOYER_PUBLIC_URL = "https://foyer.example.org"
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:veilig@example.org",
        "Expires: 2027-01-02T00:00:00Z",
        "Preferred-Languages: nl, fr, de, en",
        "Canonical: https://foyer.example.org/.well-known/security.txt",
    ]


def test_without_a_contact_there_is_no_such_file(client, settings):
    settings.FOYER_SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("given", ["veilig@example.org", "http://example.org", "mailto:", "mailto:a b"])
def test_a_contact_that_is_none_stops_the_start(given):
    with pytest.raises(ValueError, match="FOYER_SECURITY_CONTACT"):
        security_contact(given)


def test_who_only_watches_asks_for_the_head(client):
    for path in ("/status", "/.well-known/security.txt"):
        whole, head = client.get(path), client.head(path)
        assert head.status_code == whole.status_code != 405
        assert (head.content, head["Content-Type"]) == (b"", whole["Content-Type"])
        assert client.post(path).status_code == 405
