# SPDX-License-Identifier: EUPL-1.2
"""When `foyer up --acceptance` does not start. Nothing is touched then."""

import socket

import pytest

from foyer.config import acceptance
from foyer.config.commands import up


@pytest.fixture(autouse=True)
def nothing_is_seeded(monkeypatch):
    def seed(_port):
        raise AssertionError("it went on")

    monkeypatch.setattr(acceptance, "_seed", seed)


def test_with_another_way_for_mail(monkeypatch, capsys):
    monkeypatch.setenv("FOYER_MAIL_URL", "smtp://mail.example.org")
    assert up.run(["--acceptance"]) == 1
    assert "FOYER_MAIL_URL is set" in capsys.readouterr().err


def test_with_one_thread(capsys):
    assert up.run(["--acceptance", "--threads", "1"]) == 1
    assert "two threads" in capsys.readouterr().err


@pytest.mark.parametrize("offset", [0, 4])
def test_with_a_port_that_is_taken(offset, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert up.run(["--port", str(taken - offset), "--acceptance"]) == 1
    assert "already answers on port" in capsys.readouterr().err
