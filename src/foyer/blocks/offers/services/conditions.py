# SPDX-License-Identifier: EUPL-1.2
"""Changes on a condition: only if the item is still what the caller has seen.

The condition belongs to a call, not to any verb: it is held beside all that the call does, and met at the
moment when a change of that item has its row locked, so that nobody can come in between.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from foyer.blocks.offers import problems
from foyer.blocks.offers.queries.documents import document
from foyer.blocks.offers.queries.versions import version_of

Condition = Callable[[str | None], bool]
"""Whether a change may be made on this version of an item; None stands for an item that is not there."""

_held: ContextVar[tuple[str, str, Condition] | None] = ContextVar("condition", default=None)


@contextmanager
def on_condition(kind: str, public_id: str, condition: Condition) -> Iterator[None]:
    """Hold a condition on one item over all that is done within."""
    token = _held.set((kind, public_id, condition))
    try:
        yield
    finally:
        _held.reset(token)


def meet_condition(kind: str, public_id: str) -> None:
    """Let pass or raise. Call it where the row of the item is locked. One query where a condition is held.

    Raises:
        Problem: 412, the item is not what the caller has seen.
    """
    held = _held.get()
    if held is None or held[:2] != (kind, public_id):
        return
    found = document(kind, public_id)
    version = None if found is None else version_of(found)
    if not held[2](version):
        raise problems.changed_meanwhile(kind, public_id, version)
