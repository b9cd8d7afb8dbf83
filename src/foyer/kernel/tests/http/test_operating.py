# SPDX-License-Identifier: EUPL-1.2
"""/health, /ready and /metrics."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client, override_settings

from foyer.kernel import health, reactions
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Reaction
from foyer.kernel.registry import Registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def test_a_process_that_runs_is_healthy_without_its_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/health", headers={"host": "any.name.at.all"})
    assert answer.status_code == 200
    assert answer.json() == {"status": "up"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_ready_when_every_check_is_content(client, monkeypatch):
    said = {"sentence": None}
    monkeypatch.setattr(health, "_checks", {**health._checks})
    monkeypatch.setattr(health, "_checks", {k: health._checks[k] for k in ("database", "migrations")})
    health.register_check("index", lambda: said["sentence"])
    answer = client.get("/ready")
    assert answer.json() == {"ready": True, "checks": {"database": "ok", "migrations": "ok", "index": "ok"}}
    assert answer.status_code == 200
    said["sentence"] = "the index cannot be read"
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["index"] == "the index cannot be read"


def test_a_check_that_fails_tells_no_secrets(client, monkeypatch):
    def fails():
        raise DatabaseError("password of anna@example.org")

    monkeypatch.setattr(health, "_checks", {"database": fails})
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "checks": {"database": "fails with DatabaseError"}}


def test_migrations_that_wait_are_told(client, monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr(health, "_checks", {"migrations": health._migrations})
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'kernel' AND name LIKE '0003%'")
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "1 migration waits: run `foyer migrate`"


def test_metrics_show_requests_and_how_far_reactions_are(client, monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    reactions.register(Reaction("reader", frozenset(), lambda _news: None))
    client.get("/health")
    text = client.get("/metrics").content.decode()
    assert 'foyer_requests_total{api="operating",operation="health",status="200"}' in text
    for lane in Lane:
        assert f'foyer_outbox_waiting{{lane="{lane.name.lower()}",reaction="reader"}} 0.0' in text
    assert "foyer_dead_letters 0.0" in text


@pytest.mark.parametrize(
    "headers",
    [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "10.0.0.7"}, {"HTTP_FORWARDED": "for=x"}],
)
def test_metrics_are_for_this_machine_only(client, headers):
    answer = client.get("/metrics", **headers)
    assert answer.status_code == 404
    assert b"foyer_requests" not in answer.content


def test_with_a_public_address_metrics_always_need_a_token(client):
    with override_settings(FOYER_PUBLIC_URL="https://foyer.example.org"):
        assert client.get("/metrics").status_code == 404


def test_metrics_are_for_who_has_the_token(client):
    with override_settings(FOYER_METRICS_TOKEN="t-1"):
        assert client.get("/metrics").status_code == 404
        assert client.get("/metrics", headers={"authorization": "Bearer t-2"}).status_code == 404
        assert client.get("/metrics", headers={"authorization": "Bearer té"}).status_code == 404
        answer = client.get("/metrics", headers={"authorization": "Bearer t-1"}, REMOTE_ADDR="10.0.0.7")
        assert answer.status_code == 200
