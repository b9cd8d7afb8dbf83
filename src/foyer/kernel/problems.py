# SPDX-License-Identifier: EUPL-1.2
"""Problem documents (RFC 9457): what went wrong, where, and what would be right.

Services raise a `Problem`; the HTTP layer renders it. Compatible APIs choose the fixed type and
texts of their contract; our own APIs use the types of `OWN`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OWN = "https://foyer.invalid/problems/"


@dataclass
class Problem(Exception):
    """A refusal that a client can understand.

    `type` is a URI, `title` the same for each problem of a type, `detail` about this one;
    `extra` holds further members of the document, in order.
    """

    type: str
    title: str
    status: int
    detail: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.status} {self.title}: {self.detail or self.type}"

    def document(self) -> dict[str, Any]:
        """Return the JSON document of this problem."""
        shown: dict[str, Any] = {"type": self.type, "title": self.title, "status": self.status}
        if self.detail is not None:
            shown["detail"] = self.detail
        shown.update(self.extra)
        return shown
