# SPDX-License-Identifier: EUPL-1.2
"""What the rules need to know of the world: asked through one object, answered without I/O.

Callers of single writes may answer from the database at once; callers of many writes fetch what
`references` names first and answer from memory.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Protocol


class Term(Protocol):
    """A term of the taxonomy: `scope` holds `events`, `places` or both, `name` is language → text."""

    @property
    def id(self) -> str: ...
    @property
    def domain(self) -> str: ...
    @property
    def name(self) -> Mapping[str, str]: ...
    @property
    def scope(self) -> Set[str]: ...


@dataclass(frozen=True, slots=True)
class Image:
    """An uploaded image: its address and the texts that were given with the upload."""

    id: str
    content_url: str
    description: str
    copyright_holder: str
    language: str


class Known(Protocol):
    """Answers about the world. `base` is the public address of the API, without slash at its end."""

    @property
    def base(self) -> str: ...

    def term(self, term_id: str) -> Term | None: ...

    def place_exists(self, place_id: str) -> bool: ...

    def organizer_exists(self, organizer_id: str) -> bool: ...

    def image(self, image_id: str) -> Image | None: ...
