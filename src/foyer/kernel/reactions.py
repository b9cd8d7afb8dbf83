# SPDX-License-Identifier: EUPL-1.2
"""Reactions: what a block does after something has happened in another block.

A block registers its reactions in `reactions.py`, which is found at start-up. The worker calls
`handle` outside any transaction, after commit, in order per lane, at least once: a handler must
bear the same news twice. The own lane (a person waits) always comes before bulk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.registry import Registry

__all__ = ["Happened", "NotRebuilt", "Progress", "Reaction", "Stopped", "find", "register", "registered"]

Progress = Callable[[int, int | None], None]
"""Told by a rebuild how far it is: (done, total or None). It may raise `foyer.kernel.reactions.Stopped`."""


class NotRebuilt(Exception):
    """Raised by a rebuild that leaves what was there before; its text says why, to who asked for it."""


class Stopped(Exception):
    """Raised into a rebuild by its progress callback when it is asked to stop."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One row of news as a handler sees it."""

    type: str
    aggregate_id: str
    version: int
    lane: Lane


@dataclass(frozen=True)
class Reaction:
    """A named reader of the outbox with a place of its own in it.

    `types` are the news types that it wants; `handle` gets up to `batch` of them of one lane, in
    order; `rebuild` makes from current records what the reaction makes from news, calls its argument
    with (done, total) as it goes, and can be stopped and run again at any point.
    """

    name: str
    types: frozenset[str]
    handle: Callable[[Sequence[Happened]], None]
    rebuild: Callable[[Progress], None] | None = None
    batch: int = 500


_reactions: Registry[Reaction] = Registry("reaction")


def register(reaction: Reaction) -> None:
    """Make a reaction known.

    Raises:
        ValueError: another reaction has this name, or the batch is not positive.
    """
    if reaction.batch < 1:
        raise ValueError(f"the batch of reaction {reaction.name!r} must be at least 1")
    _reactions.add(reaction)


def registered() -> tuple[Reaction, ...]:
    """Return all reactions, by name."""
    return _reactions.all()


def find(name: str) -> Reaction:
    """Return the reaction of this name.

    Raises:
        LookupError: there is none; the text names those that exist.
    """
    return _reactions.find(name)
