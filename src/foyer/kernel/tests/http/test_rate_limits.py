# SPDX-License-Identifier: EUPL-1.2
"""Callers that send more requests than they may: who they are, when they may go on, what they are told."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from foyer.kernel.http import rate_limits, responses
from foyer.kernel.http.rate_limits import LIMITED, RateLimits, address_of, name_caller
from foyer.kernel.problems import OWN, Problem


class Probe:
    """An API that knows the key `good`, and the tokens of one program."""

    name = "probe"

    def handle(self, request: HttpRequest, path: str) -> HttpResponse:
        if request.headers.get("X-Api-Key") == "good" or request.GET.get("apiKey") == "good":
            name_caller(request, "key", "good")
        elif "program" in request.headers.get("Authorization", ""):
            name_caller(request, "user", "program@clients")
        elif request.headers.get("X-Api-Key"):
            raise Problem(OWN + "unknown-key", "Unauthorized", 401)
        return responses.json({"path": path})


PROBE = Probe()


@pytest.fixture
def moment(monkeypatch):
    """Stop the clock of the limits; return what moves it on."""
    now = [1000.0]
    initial = RateLimits.__init__.__defaults__
    monkeypatch.setattr(RateLimits.__init__, "__defaults__", (*initial[:-1], lambda: now[0]))

    def later(seconds):
        now[0] += seconds

    return later


@pytest.fixture
def ask(settings, moment):
    """Return a function that asks an API with two requests at once, one a second, and gives the status."""
    settings.FOYER_APIS = {"probe": f"{__name__}.PROBE", "other": f"{__name__}.PROBE"}
    settings.FOYER_RATE_LIMITS = {"probe": (1, 2), "anonymous": (0.5, 1)}
    client = Client()

    def status(path="/api/probe/x", method="get", **more):
        return getattr(client, method)(path, **more).status_code

    status.client = client
    return status


def key(text):
    return {"headers": {"X-Api-Key": text}}


def limited(api, caller):
    return LIMITED.labels(api, caller)._value.get()


def test_so_many_at_once_and_then_so_many_a_second(ask, moment):
    assert ask(**key("good")) == 200
    assert [ask(**key("good")) for _ in range(3)] == [200, 200, 429]
    moment(0.9)
    assert ask(**key("good")) == 429
    moment(0.1)
    assert [ask(**key("good")) for _ in range(2)] == [200, 429]
    moment(3600)
    assert [ask(**key("good")) for _ in range(3)] == [200, 200, 429]


def test_what_is_told(ask):
    before = limited("probe", "anonymous")
    assert ask() == 200
    answer = ask.client.get("/api/probe/x")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "2")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": OWN + "too-many-requests",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "You send more requests than you may. Send the next one in 2 seconds.",
    }
    assert limited("probe", "anonymous") == before + 1


def test_a_key_is_one_caller_wherever_it_asks_from_and_however_it_is_shown(ask):
    for number in range(2):
        ask("/api/probe/x?apiKey=good", REMOTE_ADDR=f"10.0.0.{number}")
        ask(REMOTE_ADDR=f"10.0.1.{number}", **key("good"))
    assert ask(REMOTE_ADDR="10.0.2.1", **key("good")) == 429
    assert ask("/api/probe/x?a=1&apiKey=good", REMOTE_ADDR="10.0.2.2") == 429


def test_all_tokens_of_a_program_are_one_caller(ask):
    for number in range(2):
        headers = {"Authorization": f"Bearer program {number}"}
        assert ask(headers=headers, REMOTE_ADDR=f"10.0.0.{number}") == 200
    statuses = [ask(headers={"Authorization": f"Bearer program {n % 2}"}) for n in range(3)]
    assert statuses == [200, 200, 429]


def test_invented_keys_are_all_one_address(ask):
    """Somebody tries keys: each new one is no new caller, and does no harm to those of others."""
    assert ask(**key("good")) == 200
    assert [ask(REMOTE_ADDR="10.9.9.9", **key(f"guess {n}")) for n in range(3)] == [401, 429, 429]
    assert ask(REMOTE_ADDR="10.9.9.9", **key("good")) == 200


def test_addresses_are_callers_of_their_own(ask):
    assert [ask(REMOTE_ADDR=one) for one in ("10.0.0.1", "10.0.0.2", "10.0.0.1")] == [200, 200, 429]
    household = [ask(REMOTE_ADDR=one) for one in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")]
    assert household == [200, 429, 200]


def test_apis_without_a_limit_have_none_for_those_they_know(ask):
    ask("/api/other/x", **key("good"))
    assert [ask("/api/other/x", **key("good")) for _ in range(20)] == [200] * 20


def test_a_limit_for_all_other_apis(settings, moment):
    settings.FOYER_APIS = {"probe": f"{__name__}.PROBE", "other": f"{__name__}.PROBE"}
    settings.FOYER_RATE_LIMITS = {"*": (1, 1), "probe": (9, 9)}
    client = Client()
    assert [client.get("/api/other/x").status_code for _ in range(2)] == [200, 429]
    assert [client.get("/api/probe/x", REMOTE_ADDR="10.0.0.3").status_code for _ in range(9)] == [200] * 9


def test_questions_of_browsers_beforehand_do_not_count(ask):
    assert [ask(method="options") for _ in range(5)] == [200] * 5


def test_nothing_is_counted_where_no_limit_is_set():
    limits = RateLimits({})
    request = RequestFactory().get("/")
    assert [limits.seconds_to_wait(request, "probe") for _ in range(50)] == [0] * 50
    name_caller(request, "key", "good")
    limits.learn(request)
    assert not limits._accepted
    assert not limits._worked_off


def test_memory_has_an_end(monkeypatch):
    monkeypatch.setattr(rate_limits, "_MOST_CALLERS", 3)
    limits = RateLimits({"anonymous": (1, 1)})
    for number in range(9):
        limits.seconds_to_wait(RequestFactory().get("/", REMOTE_ADDR=f"10.0.0.{number}"), "probe")
    assert list(limits._worked_off) == ["10.0.0.6", "10.0.0.7", "10.0.0.8"]


@pytest.mark.parametrize(
    ("told", "proxies", "address"),
    [
        ("", 0, "10.0.0.1"),
        ("1.1.1.1", 0, "10.0.0.1"),
        ("1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1, 10.0.0.9", 2, "1.1.1.1"),
        ("1.1.1.1", 2, "10.0.0.1"),
        ("", 1, "10.0.0.1"),
    ],
)
def test_nobody_says_himself_where_he_is(told, proxies, address):
    """Each proxy of ours adds what it has seen at the end; what stands before that, anybody may have sent."""
    meta = {"REMOTE_ADDR": "10.0.0.1", **({"HTTP_X_FORWARDED_FOR": told} if told else {})}
    assert address_of(meta, proxies) == address
