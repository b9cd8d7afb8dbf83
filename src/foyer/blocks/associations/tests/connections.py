# SPDX-License-Identifier: EUPL-1.2
"""Connections to start a test from."""

import pytest

from foyer.blocks.associations import ports
from foyer.blocks.associations.public import Register, register_association_register
from foyer.blocks.associations.rules.connections import CONFIRMED, Connection, Line
from foyer.blocks.associations.services.fill_register import Filled, fill_register
from foyer.kernel.actors import SYSTEM


def connect(organizer_id: str, code: str, status: str = CONFIRMED) -> Filled:
    """Let a file say that an organiser is an association."""
    return fill_register(SYSTEM, [Line(organizer_id, Connection(code, status))])


def only_register(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a register in the place of our own store until the end of the test."""
    monkeypatch.setattr(ports, "_registered", [])
    register_association_register(register)
