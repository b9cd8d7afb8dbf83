# SPDX-License-Identifier: EUPL-1.2
"""Names in the forms in which they are searched and compared."""

import re
import unicodedata

LONGEST_WORD = 64
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text without case and accents, its runs of white space as one space."""
    # Letters in a circle or a box are capitals again once they are taken out of it.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def words(name: str) -> tuple[str, ...]:
    """Return the different words of a name, without case and accents, in order."""
    return tuple(sorted({word[:LONGEST_WORD] for word in _WORD.findall(folded(name))}))


def telling(found: tuple[str, ...]) -> list[str]:
    """Return words with those first that are likely to be rare: the longest."""
    return sorted(found, key=lambda word: (-len(word), word))
