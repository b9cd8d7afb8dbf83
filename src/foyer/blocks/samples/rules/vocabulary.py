# SPDX-License-Identifier: EUPL-1.2
"""Words for generated texts: common ones, and rare compounds of them, in the frequencies of a language.

The nth most frequent word occurs in proportion to 1 / (n + 2.7) (Zipf and Mandelbrot), so that an
index has to cope with very common words and with many that occur once.
"""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

SIZE = 20_000
# the first words are articles and prepositions, of which no compounds are made
_FUNCTION_WORDS = 36


class Zipf:
    """Draws from a sequence, the earlier the more often."""

    def __init__(self, values: Sequence[str]) -> None:
        self._values = values
        self._cumulated = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(values) + 1)))

    def draw(self, chance: Random, count: int) -> list[str]:
        """Return that many values, repetitions included."""
        return chance.choices(self._values, cum_weights=self._cumulated, k=count)


def vocabulary(common: Sequence[str], size: int = SIZE) -> list[str]:
    """Return different words: the common ones, then compounds of them; always the same list.

    Raises:
        ValueError: so few words have not so many compounds.
    """
    parts = [word.lower() for word in common[_FUNCTION_WORDS:] if len(word) > 3]
    compounds = [first + second for first in parts for second in parts if first != second]
    Random(1).shuffle(compounds)  # noqa: S311 - texts, not secrets
    found = list(dict.fromkeys([*common, *compounds]))
    if len(found) < size:
        raise ValueError(f"{len(common)} words have only {len(found)} compounds, not {size}")
    return found[:size]


def sentence(words: list[str]) -> str:
    """Return words as a sentence."""
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."
