# SPDX-License-Identifier: EUPL-1.2
"""Reading single parameters of a search: the kinds of values, their defaults and their refusals."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property

from foyer.blocks.search.rules.request.query_string import Value
from foyer.blocks.search.rules.request.refusals import parameter as refuse

LIFTED = "*"

_INTEGER = re.compile(r"\s*([+-]?\d{1,18})", re.ASCII)
_NUMBER = re.compile(r"\s*([+-]?(?:\d{1,15}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?)", re.ASCII)
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TRUE = frozenset({"1", "true", "on", "yes"})


class Parameters:
    """The parameters of one request. Each reader raises a Problem for a value of another kind."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    @cached_property
    def defaults(self) -> bool:
        """Whether filters hold that nobody asked for. Read after names were checked: it may be refused."""
        return not self.flag("disableDefaultFilters")

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Return the names that are given and not known, in order."""
        names = frozenset(known)
        return [name for name in self._values if name not in names]

    def raw(self, name: str) -> Value | None:
        """Return a value as it came."""
        return self._values.get(name)

    def text(self, name: str) -> str | None:
        """Return a single text; None where it is absent."""
        value = self._values.get(name)
        if isinstance(value, dict):
            raise refuse(f'The parameter "{name}" can only have a single value.')
        return value

    def liftable(self, name: str, default: str | None = None) -> str | None:
        """Return a single text or its default; None where it is absent or lifted with `*`."""
        value = self.text(name)
        if value == LIFTED:
            return None
        if value is None and self.defaults:
            return default
        return value

    def items(self, name: str) -> list[str]:
        """Return a list; a plain text is a list of one."""
        value = self._values.get(name)
        if value is None:
            return []
        if isinstance(value, str):
            return [value]
        found = [item for item in value.values() if isinstance(item, str)]
        if len(found) < len(value):
            raise refuse(f'The parameter "{name}" can only have a single value.')
        return found

    def choices(self, name: str, default: str | None = None) -> list[str] | None:
        """Return a text split at commas; None where it is absent or lifted."""
        value = self.liftable(name, default)
        return None if value is None else value.split(",")

    def integer(self, name: str) -> int | None:
        """Return the digits that a text begins with; 0 where it begins otherwise."""
        value = self.liftable(name)
        return None if value is None else leading_integer(value)

    def number(self, name: str) -> float | None:
        """Return the number that a text begins with; 0 where it begins otherwise."""
        value = self.text(name)
        return None if value is None else leading_number(value)

    def flag(self, name: str, default: str | None = None) -> bool | None:
        """Return yes or no; None where it is absent, empty or lifted."""
        value = self.text(name)
        if value is None or value == "":
            # Whether defaults hold is itself a flag, read before anything else is known.
            value = default if default is None or self.defaults else None
        if value is None or value == LIFTED:
            return None
        return value.lower() in _TRUE

    def moment(self, name: str, default: int | None = None) -> int | None:
        """Return an instant in epoch seconds; None where it is absent without default, or lifted."""
        value = self.liftable(name)
        if value is None:
            absent = name not in self._values
            return default if absent and self.defaults else None
        return moment_of(name, value)

    def day(self, name: str) -> int | None:
        """Return a day as its ordinal number; None where it is absent or lifted."""
        value = self.liftable(name)
        if value is None:
            return None
        if parts := _DAY.fullmatch(value):
            try:
                return date(*(int(part) for part in parts.groups())).toordinal()
            except ValueError:
                pass
        raise refuse(f"{name} should be in the format YYYY-MM-DD, for example 2017-04-26")

    def languages(self, name: str) -> list[str]:
        """Return a list of language codes."""
        return [language_of(value) for value in self.items(name)]


def leading_integer(text: str) -> int:
    """Return the integer that a text begins with, or 0."""
    found = _INTEGER.match(text)
    return int(found[1]) if found else 0


def leading_number(text: str) -> float:
    """Return the finite number that a text begins with, or 0."""
    found = _NUMBER.match(text)
    value = float(found[1]) if found else 0.0
    return value if math.isfinite(value) else 0.0


def language_of(text: str) -> str:
    """Return a language code, or refuse what is none."""
    if not re.fullmatch(r"[a-z]{2}", text):
        raise refuse(f"Invalid language code: {text}")
    return text


def moment_of(name: str, text: str) -> int:
    """Return an instant in epoch seconds; blanks are read as `+`, which clients forget to encode."""
    parts = _MOMENT.fullmatch(text.replace(" ", "+"))
    if parts:
        year, month, day, hour, minute, second = (int(part) for part in parts.groups()[:6])
        try:
            offset = timedelta(hours=int(parts[8] or 0), minutes=int(parts[9] or 0))
            zone = timezone(-offset if parts[7] == "-" else offset)
            at = datetime(year, month, day, hour, minute, second, tzinfo=zone)
            return int((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
        except ValueError:
            pass
    raise refuse(f"{name} should be an ISO-8601 datetime, for example 2017-04-26T12:20:05+01:00")
