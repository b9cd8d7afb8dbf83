# SPDX-License-Identifier: EUPL-1.2
"""Matching expressions by following all their states at once (Thompson, 1968).

A token costs at most one step for each of its characters and each state; nothing is ever tried
again, so there is no pattern that takes exponential time.
"""

from functools import lru_cache

from foyer.blocks.query.rules.errors import QueryValueError
from foyer.blocks.query.rules.expressions import Cat, Chars, Either, Expression, Ranges, Repeat

MAX_STATES = 2_000
_END = 0


class Automaton:
    """The states of one expression: some take a character, the others only lead on."""

    def __init__(self, expression: Expression) -> None:
        """Build the states backwards from the end.

        Raises QueryValueError when there are more than 2,000.
        """
        # of each state: the states that follow, and the number of its class of characters (None: leads on)
        self._following: list[tuple[int, ...]] = [()]
        self._class: list[int | None] = [None]
        self._classes: dict[Ranges, int] = {}
        self._start = self._build(expression, _END)

    @property
    def states(self) -> int:
        """How many states there are."""
        return len(self._following)

    def fits(self, token: str) -> bool:
        """Say whether a whole token matches."""
        states = self._reachable({self._start})
        for character in token:
            code = ord(character)
            taken = {
                number
                for ranges, number in self._classes.items()
                if any(first <= code <= last for first, last in ranges)
            }
            after = {self._following[state][0] for state in states if self._class[state] in taken}
            if not after:
                return False
            states = self._reachable(after)
        return _END in states

    def _reachable(self, states: set[int]) -> set[int]:
        """Return the states that are reached without a character, themselves included."""
        found, waiting = set(states), list(states)
        while waiting:
            state = waiting.pop()
            if self._class[state] is None:
                fresh = [following for following in self._following[state] if following not in found]
                found.update(fresh)
                waiting.extend(fresh)
        return found

    def _build(self, expression: Expression, after: int) -> int:
        """Return the state where the expression begins, if `after` is where it leads to."""
        match expression:
            case Chars(ranges):
                return self._state((after,), self._classes.setdefault(ranges, len(self._classes)))
            case Cat(parts):
                for part in reversed(parts):
                    after = self._build(part, after)
                return after
            case Either(options):
                return self._state(tuple(self._build(option, after) for option in options))
            case Repeat(inner, low, high):
                return self._repeat(inner, low, high, after)

    def _repeat(self, inner: Expression, low: int, high: int | None, after: int) -> int:
        if high is None:
            start = self._state(())
            self._following[start] = (self._build(inner, start), after)
        else:
            start = after
            for _ in range(high - low):
                start = self._state((self._build(inner, start), after))
        for _ in range(low):
            start = self._build(inner, start)
        return start

    def _state(self, following: tuple[int, ...], class_: int | None = None) -> int:
        if len(self._following) > MAX_STATES:
            raise QueryValueError(f"A pattern has at most {MAX_STATES} states")
        self._following.append(following)
        self._class.append(class_)
        return len(self._following) - 1


@lru_cache(maxsize=256)
def automaton(expression: Expression) -> Automaton:
    """Return the automaton of an expression; raises QueryValueError when it is too large."""
    return Automaton(expression)
