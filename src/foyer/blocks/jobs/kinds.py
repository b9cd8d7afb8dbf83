# SPDX-License-Identifier: EUPL-1.2
"""The kinds of jobs: a block names its own at start-up, in its `tasks.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from foyer.kernel.actors import Actor
from foyer.kernel.registry import Registry


class Work(Protocol):
    """One job as the function sees it that does the work.

    `payload` is what was given to `start`; `position` is what was saved last, None at the beginning.
    """

    @property
    def actor(self) -> Actor: ...
    @property
    def payload(self) -> Any: ...
    @property
    def position(self) -> Any: ...

    def save(self, position: Any, done: int, total: int | None = None) -> None:
        """Keep how far it is, after a piece of work was committed. It may not return.

        The turn may end here, or the job may be stopped: whatever it raises must pass through. The
        next turn calls the function anew.
        """


Run = Callable[[Work], Any]
"""Does the work from `work.position` on, and returns its result, a JSON value.

Work is done in pieces of well under a second, each with `work.save` after it, outside transactions. What
lies after the last position saved may be done again. A Problem below 500 ends the job as failed.
"""


@dataclass(frozen=True)
class Kind:
    """A kind of job: its name and how jobs of it are done."""

    name: str
    run: Run


_kinds: Registry[Kind] = Registry("kind of job")


def register(kind: str, run: Run) -> None:
    """Make a kind of job known: `block.verb-object`.

    Raises:
        ValueError: another block has this kind.
    """
    _kinds.add(Kind(kind, run))


def find(kind: str) -> Run:
    """Return how jobs of a kind are done.

    Raises:
        LookupError: no block of this installation knows the kind.
    """
    return _kinds.find(kind).run
