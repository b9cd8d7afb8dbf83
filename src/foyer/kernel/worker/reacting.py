# SPDX-License-Identifier: EUPL-1.2
"""One reaction at work: its own lane first, then what is to be tried again, then a chunk of bulk."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import structlog

from foyer.kernel import clock
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Happened, Reaction
from foyer.kernel.worker import cursors, failures
from foyer.kernel.worker.reading import Position, read
from foyer.kernel.worker.recovery import drop_broken_connection

log = structlog.get_logger("foyer.worker")

_TRIES = 3
"""Times that a whole batch is tried before it is split: most failures pass by themselves."""

_OUTAGE = 16
"""Single items that fail in a row, with none that passes, before the fault is taken to lie elsewhere."""

_LOOKED_AT = 500
"""Rows read at a time at least: a reaction with small batches may want one row in many."""

_LONGEST_PAUSE = 60.0
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_SKIPPED_UNSAVED = timedelta(seconds=1)


class Outage(Exception):
    """Nothing of a batch passes: not the news is at fault but what the reaction needs."""


class Runner:
    """Runs one reaction for a process that holds its lease."""

    def __init__(self, reaction: Reaction, owner: str) -> None:
        self.reaction = reaction
        self.owner = owner
        self._position: dict[Lane, Position] = {}
        self._saved: dict[Lane, tuple[Position, datetime]] = {}
        self._tries = dict.fromkeys(Lane, 0)
        self._resume = dict.fromkeys(Lane, _LONG_AGO)

    def forget(self) -> None:
        """Forget how far it was: another process may have gone on."""
        self._position.clear()
        self._saved.clear()

    def step(self) -> bool:
        """Do one batch of the most urgent kind; say whether there was one.

        Raises:
            LeaseLost: another process has taken over.
        """
        return self._advance(Lane.OWN) or failures.retry(self.reaction) or self._advance(Lane.BULK)

    def _advance(self, lane: Lane) -> bool:
        # A pause that is longer than any was begun by a clock that ran ahead.
        if timedelta(0) < self._resume[lane] - clock.now() <= timedelta(seconds=_LONGEST_PAUSE):
            return False
        if lane not in self._position:
            self._position[lane] = cursors.position(self.reaction.name, lane)
            self._saved[lane] = (self._position[lane], clock.now())
        rows = read(lane, self._position[lane], max(_LOOKED_AT, self.reaction.batch))
        if not rows:
            self._save(lane)
            return False
        wanted = [row for row in rows if row.type in self.reaction.types]
        batch = wanted[: self.reaction.batch]
        if batch and not self._handle(
            lane, [Happened(row.type, row.aggregate_id, row.version, lane) for row in batch]
        ):
            return False
        # What follows the batch is read again with the next one, what nobody wants is passed at once.
        self._position[lane] = (rows if len(batch) == len(wanted) else batch)[-1].position
        # News that nobody wants costs no write for each batch: reading it twice does no harm.
        if wanted or clock.now() - self._saved[lane][1] >= _SKIPPED_UNSAVED:
            self._save(lane)
        return True

    def _save(self, lane: Lane) -> None:
        position = self._position[lane]
        if position != self._saved[lane][0]:
            reached = cursors.move(self.reaction.name, lane, position, self.owner)
            self._position[lane] = reached
            self._saved[lane] = (reached, clock.now())

    def _handle(self, lane: Lane, news: Sequence[Happened]) -> bool:
        """Handle a batch; say whether it is done with, bad items set apart."""
        try:
            self.reaction.handle(news)
        except Exception:
            drop_broken_connection()
            self._tries[lane] += 1
            log.exception(
                "reaction failed",
                reaction=self.reaction.name,
                lane=lane.name.lower(),
                rows=len(news),
                attempt=self._tries[lane],
            )
            if self._tries[lane] < _TRIES or not self._set_apart(news):
                seconds = min(_LONGEST_PAUSE, 0.1 * 4 ** min(self._tries[lane] - 1, 6))
                self._resume[lane] = clock.now() + timedelta(seconds=seconds)
                return False
        self._tries[lane] = 0
        return True

    def _set_apart(self, news: Sequence[Happened]) -> bool:
        """Handle what can be handled of a failing batch and keep the rest; say no in an outage."""
        try:
            bad = split(self.reaction, news)
        except Outage:
            log.warning("nothing passes, waiting", reaction=self.reaction.name)
            return False
        failures.keep(self.reaction, bad)
        return True


def split(reaction: Reaction, news: Sequence[Happened]) -> list[tuple[Happened, Exception]]:
    """Handle a failing batch in halves, and halves of halves, in order; return the items that fail alone.

    Raises:
        Outage: too many items failed alone and none passed.
    """
    parts = [list(news)]
    bad: list[tuple[Happened, Exception]] = []
    passed = 0
    while parts:
        part = parts.pop()
        try:
            reaction.handle(part)
        except Exception as error:
            drop_broken_connection()
            if len(part) > 1:
                middle = len(part) // 2
                parts += [part[middle:], part[:middle]]
                continue
            bad.append((part[0], error))
            if not passed and len(bad) >= _OUTAGE:
                raise Outage(reaction.name) from error
        else:
            passed += len(part)
    return bad
