# SPDX-License-Identifier: EUPL-1.2
"""Leases of work in the foreground are kept alive, also past a fault of the database."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError

from foyer.kernel.worker import heartbeat, leases


def test_a_fault_of_the_database_does_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[str] = []
    again = threading.Event()

    def renew(owner: str) -> None:
        beats.append(owner)
        if len(beats) == 1:
            raise OperationalError("the connection is closed")
        again.set()

    monkeypatch.setattr(leases, "LENGTH", timedelta(milliseconds=3))
    monkeypatch.setattr(leases, "renew_all", renew)
    with heartbeat.beating() as owner:
        assert again.wait(30)
    assert set(beats) == {owner}
