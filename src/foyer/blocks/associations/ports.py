# SPDX-License-Identifier: EUPL-1.2
"""The port to a register of associations; without one our own store answers.

Whoever installs a register calls `register_association_register` at start-up; the last one counts.
"""

from collections.abc import Sequence
from typing import Protocol

from foyer.blocks.associations.rules.connections import Connection
from foyer.kernel.actors import Actor


class RegisterDown(Exception):
    """The register does not answer, or not in a way that can be understood."""


class Register(Protocol):
    """What answers for the register. Both raise `RegisterDown` within the seconds that a caller waits."""

    def connections(self, organizer_id: str) -> Sequence[Connection]:
        """Return the connections of an organiser, the most recent first."""

    def cancel(self, actor: Actor, organizer_id: str) -> None:
        """End the confirmed connections of an organiser and record who did it."""


_registered: list[Register] = []


def register_association_register(register: Register) -> None:
    """Let `register` answer instead of our own store."""
    _registered[:] = [register]


def registered() -> Register | None:
    """Return who was registered, or None."""
    return _registered[0] if _registered else None
