# SPDX-License-Identifier: EUPL-1.2
"""The register of personal data: every field of every model says what it holds, why and how long.

A model carries `privacy = Fields(none=(...), email=Personal(...))`; a test walks all models and
fails for a field that is not annotated, and for an annotation without a field.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Personal:
    """A field that says something of a person: for what purpose it is kept and how long."""

    purpose: str
    keep: str
    erase: str = "delete"


class Fields:
    """The annotation of a model: `none` lists the fields without personal data."""

    def __init__(self, none: tuple[str, ...] = (), **personal: Personal) -> None:
        self.none = frozenset(none)
        self.personal = personal

    @property
    def annotated(self) -> frozenset[str]:
        """The names of all fields that this annotation speaks of."""
        return self.none | self.personal.keys()
