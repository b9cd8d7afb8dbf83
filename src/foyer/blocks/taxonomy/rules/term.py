# SPDX-License-Identifier: EUPL-1.2
"""Terms, and how their names are compared."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Domain = Literal["eventtype", "theme", "facility"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term: names by language (nl, fr, de, en), what it may be said of, ids of themes that go with it."""

    id: str
    domain: Domain
    name: Mapping[str, str]
    scope: frozenset[str]
    suggested: tuple[str, ...]


def comparable(text: str) -> str:
    """Return a name without case, accents and superfluous blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
