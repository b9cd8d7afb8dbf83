# SPDX-License-Identifier: EUPL-1.2
"""The dispatcher: APIs answer without cookies, and whatever goes wrong leaves as a problem document."""

import io
import sqlite3
from contextlib import closing

import orjson
import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from structlog.testing import capture_logs

from foyer.kernel.http import responses
from foyer.kernel.http.dispatch import ApiDispatch
from foyer.kernel.http.operations import name_operation
from foyer.kernel.metrics import REQUESTS
from foyer.kernel.problems import OWN, Problem


class _Probe:
    """An API that does what its path says."""

    name = "probe"

    def handle(self, request: HttpRequest, path: str) -> HttpResponse:
        name_operation(request, "probe")
        match path:
            case "/problem":
                raise Problem(OWN + "teapot", "Teapot", 418, "Short and stout.", {"spout": "here"})
            case "/nothing":
                return HttpResponse(status=204)
            case "/missing":
                raise Http404("nothing")
            case "/away":
                raise OperationalError("connection to 10.0.0.5 refused: secret detail")
            case "/no-table":
                with closing(sqlite3.connect(":memory:")) as empty:
                    try:
                        empty.execute("SELECT * FROM missing")
                    except sqlite3.OperationalError as error:
                        raise OperationalError(*error.args) from error
            case "/fault":
                raise ZeroDivisionError("secret detail")
            case "/suspicious":
                raise SuspiciousOperation("odd")
            case "/broken":
                raise UnreadablePostError("cut")
            case "/body":
                return responses.json({"length": len(request.body)})
            case _:
                return responses.json(
                    {"path": path, "method": request.method, "session": hasattr(request, "session")}
                )

    def opened(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response.headers["X-Probe"] = "opened"
        return response


PROBE = _Probe()
HERE = "foyer.kernel.tests.http.test_dispatch.PROBE"


urlpatterns = [path("page", lambda _request: HttpResponse("a page"), name="a-page")]


@pytest.fixture
def client():
    with override_settings(
        FOYER_APIS={"probe": HERE}, FOYER_API_HOSTS={"probe.example.org": "probe"}, ROOT_URLCONF=__name__
    ):
        yield Client(raise_request_exception=False)


def test_an_api_is_called_with_the_path_below_its_mount(client):
    answer = client.get("/api/probe/a/b")
    assert answer.status_code == 200
    assert answer.json() == {"path": "/a/b", "method": "GET", "session": False}


@pytest.mark.parametrize("address", ["/api/probe", "/api/probe/"])
def test_the_root_of_an_api_is_a_slash(client, address):
    assert client.get(address).json()["path"] == "/"


@pytest.mark.parametrize("host", ["probe.example.org", "PROBE.example.org:8443"])
def test_a_bound_host_serves_its_api_at_the_root(client, host):
    assert client.get("/api/probe/a", headers={"host": host}).json()["path"] == "/api/probe/a"


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
def test_every_method_passes_to_the_api(client, method):
    answer = client.generic(method, "/api/probe/x")
    assert answer.status_code == 200
    if method != "HEAD":
        assert answer.json()["method"] == method


@pytest.mark.parametrize(
    "address", ["/api/probe/x", "/api/probe/problem", "/api/nothing", "/health", "/page"]
)
def test_head_is_get_without_the_body(address):
    def answered(method):
        with override_settings(FOYER_APIS={"probe": HERE}, ROOT_URLCONF=__name__):
            dispatch = ApiDispatch(lambda _request: HttpResponse("a page"))
            return dispatch(RequestFactory().generic(method, address, headers={"x-request-id": "a-request"}))

    whole, bare = answered("GET"), answered("HEAD")
    assert whole.content != b""
    assert bare.content == b""
    assert bare.status_code == whole.status_code
    # The probe tells the method, which is one character longer.
    whole.headers["Content-Length"] = str(len(whole.content) + (address == "/api/probe/x"))
    assert bare.headers == whole.headers


def test_api_answers_set_no_cookie_and_carry_security_headers(client):
    answer = client.get("/api/probe/x")
    assert not answer.cookies
    assert "Vary" not in answer.headers
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_without_a_body_names_no_type(client):
    answer = client.get("/api/probe/nothing")
    assert answer.status_code == 204
    assert "Content-Type" not in answer.headers


def test_a_problem_becomes_its_document(client):
    answer = client.get("/api/probe/problem")
    assert answer.status_code == 418
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": OWN + "teapot",
        "title": "Teapot",
        "status": 418,
        "detail": "Short and stout.",
        "spout": "here",
    }


@pytest.mark.parametrize(
    ("path", "status"), [("missing", 404), ("suspicious", 400), ("broken", 400), ("fault", 500)]
)
def test_exceptions_become_problems_without_their_inside(client, path, status):
    answer = client.get(f"/api/probe/{path}")
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert b"ZeroDivision" not in answer.content
    assert b"secret detail" not in answer.content


def test_a_fault_of_ours_names_the_request(client):
    answer = client.get("/api/probe/fault", headers={"x-request-id": "abcdefgh-1"})
    assert answer.json()["requestId"] == "abcdefgh-1"
    assert answer.headers["X-Request-Id"] == "abcdefgh-1"


def test_a_database_that_is_away_is_told_as_such(client):
    answer = client.get("/api/probe/away", headers={"x-request-id": "abcdefgh-1"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == OWN + "database-unavailable"
    assert answer.json()["requestId"] == "abcdefgh-1"
    assert b"secret" not in answer.content
    assert "Retry-After" not in client.get("/api/probe/fault").headers


def test_the_log_says_in_a_line_why_the_database_is_away(client):
    with capture_logs() as lines:
        client.get("/api/probe/away", headers={"x-request-id": "abcdefgh-1"})
    (line,) = [line for line in lines if line["log_level"] == "error"]
    assert line == {
        "event": "the database cannot be asked",
        "log_level": "error",
        "why": "connection to 10.0.0.5 refused: secret detail",
        "request_id": "abcdefgh-1",
        "api": "probe",
        "path": "/away",
    }


def test_a_table_that_is_missing_is_a_fault_of_ours_on_every_database(client):
    with capture_logs() as lines:
        answer = client.get("/api/probe/no-table")
    assert answer.status_code == 500
    assert "Retry-After" not in answer.headers
    (line,) = [line for line in lines if line["log_level"] == "error"]
    assert line["event"] == "request failed"
    assert str(line["exc_info"]) == "no such table: missing"


@pytest.mark.parametrize("given", ["short", "with space here", "x" * 65, "new\tline-12345"])
def test_a_strange_request_id_is_replaced(client, given):
    answer = client.get("/api/probe/x", headers={"x-request-id": given})
    assert answer.headers["X-Request-Id"] != given
    assert len(answer.headers["X-Request-Id"]) == 32


@pytest.mark.parametrize("address", ["/api/nothing/here", "/api/nothing", "/api//", "/api/docs"])
def test_no_api_at_an_address_is_a_problem(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["type"] == OWN + "not-found"


@pytest.mark.parametrize(
    ("address", "status"),
    [("x", 200), ("problem", 418), ("fault", 500), ("x%00", 400), ("x?%00", 400)],
)
def test_an_api_puts_its_headers_on_every_answer(client, address, status):
    answer = client.get(f"/api/probe/{address}")
    assert (answer.status_code, answer.headers["X-Probe"]) == (status, "opened")


def test_where_no_api_is_there_are_no_headers_of_one(client):
    assert "X-Probe" not in client.get("/api/nothing").headers


class _Unread(io.BytesIO):
    def read(self, *size):
        raise AssertionError("the body was read")


def test_a_body_over_the_limit_is_refused_before_it_is_read():
    with override_settings(FOYER_APIS={"probe": HERE}):
        request = RequestFactory().post("/api/probe/body", b"", content_type="application/json")
        request.environ["CONTENT_LENGTH"] = str(10 * 1024 * 1024 + 1)
        request._stream = _Unread()
        answer = ApiDispatch(lambda _: HttpResponse())(request)
    assert answer.status_code == 413
    assert orjson.loads(answer.content)["type"] == OWN + "body-too-large"


def test_a_body_at_the_limit_is_read(client):
    answer = client.post("/api/probe/body", b"x" * (10 * 1024 * 1024), content_type="text/plain")
    assert answer.json() == {"length": 10 * 1024 * 1024}


@pytest.mark.parametrize(
    ("length", "status"), [("", 200), ("-1", 400), ("many", 400), ("²", 400), ("9" * 5000, 413)]
)
def test_a_strange_length_is_never_a_fault(client, length, status):
    answer = client.generic("POST", "/api/probe/body", b"", CONTENT_LENGTH=length)
    assert answer.status_code == status


def test_requests_are_counted_by_operation_never_by_address(client):
    labels = {"api": "probe", "operation": "probe", "status": "418"}
    counter = REQUESTS.labels(**labels)
    before = counter._value.get()
    client.get("/api/probe/problem?apiKey=very-secret")
    assert counter._value.get() == before + 1
    for metric in REQUESTS.collect():
        for sample in metric.samples:
            assert "secret" not in str(sample.labels)
            assert "/" not in sample.labels["operation"]


def test_pages_go_on_through_their_chain(client):
    answer = client.get("/page")
    assert answer.content == b"a page"
    assert "Content-Language" in answer.headers
    assert "X-Request-Id" in answer.headers
    assert REQUESTS.labels("pages", "a-page", "200")._value.get() >= 1
