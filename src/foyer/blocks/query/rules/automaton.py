# SPDX-License-Identifier: EUPL-1.2
"""Matching expressions by following all their states at once (Thompson, 1968).

A token costs at most one step for each of its characters and each state; nothing is ever tried
again, so there is no pattern that takes exponential time.
"""

from functools import cached_property, lru_cache

from foyer.blocks.query.rules.errors import QueryValueError
from foyer.blocks.query.rules.expressions import Cat, Chars, Either, Expression, Ranges, Repeat

MAX_STATES = 2_000
MOST_TABLE_STATES = 1_000
"""An engine makes no larger table of a pattern."""

_END = 0
_ASCII, _NEAR, _BETWEEN = 128, 64, 21
# Of counting the states of a table: some milliseconds.
_STEPS = 50_000


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

    def table_states(self) -> int:
        """How many states the table has with which an engine follows this over the bytes of UTF-8.

        Counted as far as MOST_TABLE_STATES, which also is the answer where counting takes too long.
        Characters of several bytes need states between, shared where what may follow is the same.
        """
        atoms = self._atoms()
        closures: dict[int, frozenset[int]] = {}
        begin = frozenset(self._reachable({self._start}))
        seen, waiting, steps, between = {begin}, [begin], 0, dict[frozenset[int], int]()
        while waiting:
            states = waiting.pop()
            after: dict[int, set[int]] = {}
            for state in states:
                following = self._following[state]
                for atom in atoms.get(self._class[state], ()):
                    if following[0] not in closures:
                        closures[following[0]] = frozenset(self._reachable({following[0]}))
                    after.setdefault(atom, set()).update(closures[following[0]])
                    steps += len(closures[following[0]])
            wide = {state: self._between(self._class[state]) for state in states}
            among = frozenset(state for state, needed in wide.items() if needed)
            between[among] = min(sum(wide.values()), _BETWEEN)
            fresh = {frozenset(found) for found in after.values()} - seen
            seen |= fresh
            waiting.extend(fresh)
            if steps > _STEPS or len(seen) + sum(between.values()) >= MOST_TABLE_STATES:
                return MOST_TABLE_STATES
        return len(seen) + sum(between.values())

    def _atoms(self) -> dict[int | None, list[int]]:
        """Return for each class of characters the pieces that it has of all that bounds of classes part."""
        edges = sorted({edge for ranges in self._classes for low, high in ranges for edge in (low, high + 1)})
        return {
            number: [edge for edge in edges if any(low <= edge <= high for low, high in ranges)]
            for ranges, number in self._classes.items()
        }

    def _between(self, class_: int | None) -> int:
        """Return how many states lie between the bytes of the characters of a class."""
        return 0 if class_ is None else self._wide[class_]

    @cached_property
    def _wide(self) -> list[int]:
        found = [0] * len(self._classes)
        for ranges, number in self._classes.items():
            beyond = [(low, high) for low, high in ranges if high >= _ASCII]
            near = all(low >= _ASCII and high - low < _NEAR for low, high in beyond)
            found[number] = min(3 * len(beyond), _BETWEEN) if near else _BETWEEN
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
