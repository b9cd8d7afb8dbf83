# SPDX-License-Identifier: EUPL-1.2
"""`GET /jobs/{id}` over HTTP."""

import json

import pytest
from django.test import Client

from foyer.blocks.jobs import kinds
from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.public import latest, register, start
from foyer.kernel.actors import SYSTEM
from foyer.kernel.ids import NIL
from foyer.kernel.registry import Registry

pytestmark = pytest.mark.django_db

PATH = "/api/entry/jobs/"


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", Registry("kind of job"))
    register("test.nothing", lambda _work: None)
    return start(SYSTEM, "test.nothing", None)


@pytest.mark.parametrize("state", ["waiting", "running", "failed", "complete"])
def test_the_state_is_one_word(state, asked):
    Job.objects.update(state=state)
    answer = Client().get(PATH + asked)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.content == json.dumps(state).encode()


def test_what_was_done_at_once_is_complete():
    assert Client().get(PATH + NIL + "/").json() == "complete"


def test_where_it_is_set_so_the_word_is_bare(settings):
    settings.FOYER_BARE_JOB_STATES = True
    answer = Client().get(PATH + NIL)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.content == b"complete"


def test_an_unknown_job():
    answer = Client().get(PATH + "5e0b-x")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "type": "https://api.publiq.be/probs/url/not-found",
        "title": "Not Found",
        "status": 404,
        "detail": "No status for job with id: 5e0b-x",
    }


def test_the_list_takes_one_query(asked, django_assert_num_queries):
    for _ in range(3):
        start(SYSTEM, "test.nothing", {"n": 1})
    with django_assert_num_queries(1):
        found = latest(3)
    assert [(one.kind, one.state, one.asked_by) for one in found] == [
        ("test.nothing", "waiting", "system")
    ] * 3
    assert asked not in {one.id for one in found}
