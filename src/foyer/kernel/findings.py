# SPDX-License-Identifier: EUPL-1.2
"""What somebody who looks after an installation finds: a sentence, how bad it is, and what to do.

A block registers an examination of what only it knows: its index, its way out, its files.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from django.db import DatabaseError, connection

from foyer.kernel.account import reason
from foyer.kernel.damage import WHAT_TO_DO, is_damage


class Level(IntEnum):
    """How bad it is: nothing; worth a thought; wrong or weak; broken or about to break."""

    FINE = 0
    ADVICE = 1
    WARNING = 2
    FAULT = 3


@dataclass(frozen=True)
class Finding:
    """One thing that was found. `what` and `do` are sentences without secrets or names of people."""

    subject: str
    level: Level
    what: str
    do: str = ""


Examination = Callable[[], Iterable[Finding]]
"""Looks, and changes nothing."""

_registered: dict[str, Examination] = {}


def register_examination(subject: str, examination: Examination) -> None:
    """Let a block examine a subject."""
    _registered[subject] = examination


def registered() -> dict[str, Examination]:
    """Return the examinations of blocks, by subject."""
    return dict(sorted(_registered.items()))


def examine(subject: str, examination: Examination) -> Iterator[Finding]:
    """Examine, and give what was found; what cannot be looked at is a finding too."""
    try:
        found = list(examination())
    except DatabaseError as error:
        if not connection.in_atomic_block:
            connection.close()
        if is_damage(error):
            yield Finding(subject, Level.FAULT, f"the records are damaged: {error}", WHAT_TO_DO)
            return
        # What the database is like, its own examination says.
        yield Finding(
            subject, Level.FAULT, "the database cannot be asked", "see the findings on the database"
        )
    except OSError as error:
        yield Finding(
            subject,
            Level.FAULT,
            f"{error.filename or 'something'} cannot be used: {reason(error)}",
            "look as the user that runs Foyer",
        )
    except Exception as error:  # noqa: BLE001 - one that breaks must not hide the others
        yield Finding(
            subject,
            Level.FAULT,
            f"this cannot be looked at: {type(error).__name__}: {error}",
            "a record may be damaged: `foyer events` names those that could not be handled",
        )
    else:
        yield from found or [Finding(subject, Level.FINE, "nothing is wrong")]
