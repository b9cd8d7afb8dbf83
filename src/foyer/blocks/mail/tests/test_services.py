# SPDX-License-Identifier: EUPL-1.2
"""A mail service instead of a server: its API, and what it tells afterwards. All of it on this machine."""

import base64
import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from foyer.blocks.mail.models import Letter, Refusal
from foyer.blocks.mail.services.deliver_letters import deliver

pytestmark = pytest.mark.django_db

SIGNING = "signing-key"


class Api(BaseHTTPRequestHandler):
    """The sending API of a service."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], body))
        status = self.server.answers.pop(0) if self.server.answers else 200
        told = json.dumps({"id": f"<{len(self.server.asked)}@mg>", "message": "Queued. Thank you."}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def service(settings):
    server = HTTPServer(("127.0.0.1", 0), Api)
    server.asked, server.answers = [], []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    settings.FOYER_MAIL_URL = (
        f"anymail+mailgun://?api_url=http%3A%2F%2F127.0.0.1%3A{server.server_port}%2Fv3&api_key=k"
        f"&sender_domain=mg.foyer.example&webhook_signing_key={SIGNING}"
    )
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def bounce(recipient="an@example.org", message="1@mg", event="failed", severity="permanent", key=SIGNING):
    """What the service tells of a letter, signed."""
    token, stamp = "t" * 50, "1795348800"
    signature = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    told = {
        "signature": {"timestamp": stamp, "token": token, "signature": signature},
        "event-data": {
            "event": event,
            "severity": severity,
            "reason": "bounce",
            "timestamp": 1795348800.5,
            "id": "e1",
            "recipient": recipient,
            "message": {"headers": {"message-id": message}},
            "delivery-status": {"code": 550, "message": "5.1.1 an@example.org unknown"},
            "user-variables": {},
            "tags": [],
        },
    }
    return {"data": json.dumps(told), "content_type": "application/json"}


def states():
    return list(Letter.objects.order_by("id").values_list("state", "error", "service_id"))


def test_a_service_takes_letters(queued, service):
    deliver(queued("an@example.org", name="Zoë"))
    ((path, credentials, body),) = service.asked
    assert path == "/v3/mg.foyer.example/messages"
    assert base64.b64decode(credentials.removeprefix("Basic ")) == b"api:k"
    assert b"Zo%C3%AB" in body or "Zoë".encode() in body
    assert states() == [("sent", "", "<1@mg>")]


@pytest.mark.parametrize(
    ("status", "state", "error"),
    [
        (400, "failed", "HTTP 400"),
        (401, "queued", "HTTP 401"),
        (429, "queued", "HTTP 429"),
        (503, "queued", "HTTP 503"),
    ],
)
def test_what_a_service_answers(queued, service, status, state, error):
    service.answers.append(status)
    deliver(queued("an@example.org"))
    assert states() == [(state, error, "")]
    assert not Refusal.objects.exists()


def test_a_service_that_is_away_is_left_alone(queued, service, settings):
    service.shutdown()
    service.socket.close()
    deliver(queued("an@example.org", "be@example.org"))
    assert states() == [("queued", "service unreachable", "")] * 2


def test_a_service_that_is_not_told_enough_says_so(queued, settings):
    settings.FOYER_MAIL_URL = "anymail+postmark://"
    deliver(queued("an@example.org"))
    assert states() == [("queued", "not configured: AnymailConfigurationError", "")]


def test_a_bounce_puts_the_address_on_the_list(queued, service, client):
    deliver(queued("an@example.org", "be@example.org"))
    for _ in range(2):
        assert client.post("/mail/events", **bounce("An@example.org", "1@mg")).status_code == 200
    assert [state for state, _, _ in states()] == ["bounced", "sent"]
    assert list(Refusal.objects.values_list("address_key", "reason")) == [("an@example.org", "bounced")]
    deliver(queued("an@example.org", kind="test.may"))
    assert len(service.asked) == 2


@pytest.mark.parametrize(("event", "listed"), [("complained", True), ("opened", False), ("delivered", False)])
def test_other_news_of_a_letter(queued, service, client, event, listed):
    deliver(queued("an@example.org"))
    assert client.post("/mail/events", **bounce(event=event)).status_code == 200
    assert Refusal.objects.exists() is listed


def test_what_is_put_off_is_no_bounce(queued, service, client):
    deliver(queued("an@example.org"))
    assert client.post("/mail/events", **bounce(severity="temporary")).status_code == 200
    assert not Refusal.objects.exists()


def test_letters_of_others_are_no_business_of_ours(queued, service, client):
    deliver(queued("an@example.org"))
    assert client.post("/mail/events", **bounce("stranger@example.org")).status_code == 200
    assert not Refusal.objects.exists()
    assert states() == [("sent", "", "<1@mg>")]


@pytest.mark.parametrize(
    "call",
    [
        bounce(key="forged"),
        {"data": "{}", "content_type": "application/json"},
        {"data": "{", "content_type": "application/json"},
        {"data": "[1]", "content_type": "application/json"},
        {"data": {"token": "x"}},
        {},
    ],
)
def test_what_is_not_signed_changes_nothing(queued, service, client, call):
    deliver(queued("an@example.org"))
    assert client.post("/mail/events", **call).status_code == 400
    assert not Refusal.objects.exists()
    assert states() == [("sent", "", "<1@mg>")]


def test_a_service_that_signs_nothing_needs_the_secret(queued, settings, client):
    settings.FOYER_MAIL_URL = "anymail+postmark://?server_token=t"
    told = {"RecordType": "Bounce", "Type": "HardBounce", "Email": "an@example.org", "MessageID": "m1"}
    call = {"data": json.dumps(told), "content_type": "application/json"}
    queued("an@example.org")
    assert client.post("/mail/events", **call).status_code == 404
    settings.FOYER_MAIL_WEBHOOK_SECRET = "user:secret"
    assert client.post("/mail/events", **call).status_code == 400
    wrong = "Basic " + base64.b64encode(b"user:wrong").decode()
    assert client.post("/mail/events", headers={"Authorization": wrong}, **call).status_code == 400
    assert not Refusal.objects.exists()
    right = "Basic " + base64.b64encode(b"user:secret").decode()
    assert client.post("/mail/events", headers={"Authorization": right}, **call).status_code == 200
    assert Refusal.objects.get().address_key == "an@example.org"


@pytest.mark.parametrize("url", ["outbox:", "smtp://localhost", "anymail+scaleway://?secret_key=k"])
def test_where_no_service_tells_there_is_nothing(settings, client, url):
    settings.FOYER_MAIL_URL = url
    assert client.post("/mail/events").status_code == 404
    assert client.head("/mail/events").status_code == 404
