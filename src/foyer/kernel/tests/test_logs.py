# SPDX-License-Identifier: EUPL-1.2
"""Log lines: one JSON document each, without what says who somebody is or opens a door."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.kernel.logs import configure
from foyer.kernel.logs.scrubbing import REMOVED, scrub, scrub_text

TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("mail to anna.peeters+x@example.org.", f"mail to {REMOVED}."),
        (f"got {TOKEN} here", f"got {REMOVED} here"),
        ("Authorization: Bearer abc.def-123", f"Authorization: {REMOVED}"),
        ("/events?apiKey=s3cret&limit=1", f"/events?apiKey={REMOVED}&limit=1"),
        ("/cb?code=xyz&state=1", f"/cb?code={REMOVED}&state={REMOVED}"),
        ("Key (email)=(Anna) already exists", f"Key (email)=({REMOVED}) already exists"),
        ("85.07.30-033.28 lives", f"{REMOVED} lives"),
        ("85073003328", REMOVED),
        ("85073003329", "85073003329"),
        ("event 3e0a0c3c-31c1-4b5d-9a4e-85073003328a", "event 3e0a0c3c-31c1-4b5d-9a4e-85073003328a"),
        ("2026-07-17 20:00", "2026-07-17 20:00"),
    ],
)
def test_texts_are_scrubbed(text, clean):
    assert scrub_text(text) == clean


@given(st.text())
def test_scrubbing_never_fails_and_is_stable(text):
    assert scrub_text(scrub_text(text)) == scrub_text(text)


def test_values_are_scrubbed_by_their_name_however_deep():
    event = {"event": "x", "email": 7, "more": {"API-Key": "k", "list": ["a@example.org", 1, None]}, "n": 1.5}
    assert scrub(None, "info", event) == {
        "event": "x",
        "email": REMOVED,
        "more": {"API-Key": REMOVED, "list": [REMOVED, 1, None]},
        "n": 1.5,
    }


@pytest.mark.parametrize("options", [{"level": "LOUD", "form": "json"}, {"level": "INFO", "form": "xml"}])
def test_what_does_not_exist_is_refused(options):
    with pytest.raises(ValueError, match="must be"):
        configure(options)


REPLACED = """
import contextlib, io, logging, sys
import django, structlog
first = io.StringIO()
with contextlib.redirect_stderr(first):
    django.setup()
    structlog.get_logger().warning("one")
    logging.getLogger("library").warning("two")
first.close()
structlog.get_logger().warning("three")
logging.getLogger("library").warning("four")
"""


def test_a_stream_that_was_replaced_and_closed_is_not_kept():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "foyer.config.settings", "FOYER_LOG_FORM": "json"}
    done = subprocess.run(
        [sys.executable, "-c", REPLACED], env=environment, capture_output=True, text=True, check=True
    )
    assert [json.loads(line)["event"] for line in done.stderr.splitlines()] == ["three", "four"]


CODE = """
import logging, django
django.setup()
import structlog
from django.test import Client
log = structlog.get_logger("a")
try:
    secret = "value-of-a-variable"
    raise ValueError("for anna@example.org")
except ValueError:
    log.exception("failed", token="t-1")
    logging.getLogger("library").warning("mail %s", "bert@example.org")
log.debug("quiet")
logging.getLogger("django.request").error("a fault", extra={"status_code": 500})
logging.getLogger("django.request").error("not now", extra={"status_code": 503})
Client().get("/api/none?apiKey=s3cret", REMOTE_ADDR="10.1.2.3")
"""


def test_every_line_is_json_without_secrets():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "foyer.config.settings", "FOYER_LOG_FORM": "json"}
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["failed", f"mail {REMOVED}", "a fault", "request"]
    failed, mail, _, request = lines
    assert failed["level"] == "error"
    assert "ValueError" in failed["exception"]
    assert "Traceback" in failed["exception"]
    assert failed["token"] == REMOVED
    assert mail["logger"] == "library"
    assert (request["path"], request["status"], request["api"]) == ("/api/none", 404, "none")
    for secret in ("anna", "bert", "s3cret", "value-of-a-variable", "t-1", "10.1.2.3"):
        assert secret not in done.stderr
