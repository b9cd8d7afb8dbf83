# SPDX-License-Identifier: EUPL-1.2
"""Who acts: the caller of a service, whoever let him in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """The caller of a service.

    `user_id` is the stable id of a person, or `{client}@clients` for a program, or None for
    nobody in particular. `client_id` names the program in between. `email` is only what the
    token itself says.
    """

    user_id: str | None = None
    client_id: str | None = None
    email: str | None = None
    is_system: bool = False
    is_staff: bool = False
    api_key_id: str | None = None

    @property
    def name(self) -> str:
        """The name under which the audit remembers this actor: an id, never personal data."""
        if self.is_system:
            return "system"
        return self.user_id or (f"{self.client_id}@clients" if self.client_id else "anonymous")


ANONYMOUS = Actor()
SYSTEM = Actor(is_system=True, user_id="system")
