# SPDX-License-Identifier: EUPL-1.2
"""What a variable of the environment is, as the reference, the doctor and backups know it."""

import re
from dataclasses import dataclass

TEXT, NUMBER, YES_NO, LIST, PAIRS = "text", "number", "yes or no", "list", "pairs"
ADDRESS, PATH, CHOICE, JSON = "address", "path", "choice", "JSON"

_PASSWORD = re.compile(r"(?<=://)([^/@:\s]*):[^/@\s]*(?=@)")


@dataclass(frozen=True)
class Variable:
    """One variable: its name, the form of its value, its default and meaning in Markdown.

    A `secret` is never shown, kept or logged; of an address only the password is hidden.
    """

    name: str
    form: str
    default: str
    meaning: str
    secret: bool = False

    def shown(self, value: str) -> str:
        """Return a value as anybody may see it."""
        return "set" if self.secret else _PASSWORD.sub(r"\1:***", value)


@dataclass(frozen=True)
class Group:
    """Variables of one subject, below one heading of the reference."""

    title: str
    variables: tuple[Variable, ...]
