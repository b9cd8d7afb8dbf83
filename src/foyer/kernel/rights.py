# SPDX-License-Identifier: EUPL-1.2
"""Rights: named by the blocks, checked in services, closed unless a rule opens them.

A block declares its rights in `permissions.py` as `Right` constants with the rules that grant
them; a service calls `require(RIGHT, actor, subject)` before it does anything.
"""

from collections.abc import Callable
from dataclasses import dataclass

from foyer.kernel.actors import Actor
from foyer.kernel.problems import OWN, Problem

Rule = Callable[[Actor, object], bool]


@dataclass(frozen=True)
class Right:
    """One named right and the rules of which any one grants it. No rule: nobody has it."""

    name: str
    rules: tuple[Rule, ...] = ()

    def allows(self, actor: Actor, subject: object = None) -> bool:
        """Say whether some rule grants this right to the actor on the subject."""
        return actor.is_system or any(rule(actor, subject) for rule in self.rules)


def require(right: Right, actor: Actor, subject: object = None) -> None:
    """Let pass or raise.

    Raises:
        Problem: 403, no rule grants the right.
    """
    if not right.allows(actor, subject):
        raise Problem(
            OWN + "forbidden",
            "Forbidden",
            403,
            f'This needs the right "{right.name}", which the caller does not have here.',
        )


def authenticated(actor: Actor, _subject: object) -> bool:
    """Grant to every known caller, person or program."""
    return actor.user_id is not None or actor.client_id is not None


def staff(actor: Actor, _subject: object) -> bool:
    """Grant to those who run this installation."""
    return actor.is_staff
