# SPDX-License-Identifier: EUPL-1.2
"""Reading a document: each function takes one property and says what is wrong with it.

Documents that this installation wrote are always readable; those of older systems may not be. Characters
that no form of linked data can carry (control characters) are left out of texts.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from foyer.blocks.offers.rules import moments
from foyer.blocks.offers.rules.linked_data.graph import Literal
from foyer.blocks.offers.rules.linked_data.vocabulary import XSD

Json = Mapping[str, Any]

_LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
# Beside what XML 1.0 cannot hold: halves of characters, which no encoding has.
_NOWHERE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Unreadable(ValueError):
    """A document is not of the form that the contract gives documents; the message says why."""


def member(holder: Json, name: str) -> Json:
    """Return an object, empty where there is none."""
    value = holder.get(name, {})
    if not isinstance(value, Mapping):
        raise Unreadable(f"{name} is no object.")
    return value


def members(holder: Json, name: str) -> list[Json]:
    """Return a list of objects."""
    value = holder.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise Unreadable(f"{name} is no list of objects.")
    return value


def word(holder: Json, name: str) -> str:
    """Return a text, empty where there is none."""
    value = holder.get(name, "")
    if not isinstance(value, str):
        raise Unreadable(f"{name} is no text.")
    return _NOWHERE.sub("", value)


def words(holder: Json, name: str) -> list[str]:
    """Return a list of texts, without empty ones."""
    value = holder.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Unreadable(f"{name} is no list of texts.")
    return [kept for one in value if (kept := _NOWHERE.sub("", one))]


def tagged(holder: Json, name: str) -> list[Literal]:
    """Return a text in all its languages, sorted by them, without empty ones."""
    value = member(holder, name)
    for language in value:
        if _LANGUAGE.fullmatch(language) is None:
            raise Unreadable(f'{name} has a text in "{language}", which is no language.')
    return [Literal(text, language) for language in sorted(value) if (text := word(value, language))]


def number(holder: Json, name: str) -> str:
    """Return a number as decimal text without needless zeros: `10`, `10.5`."""
    value = holder.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise Unreadable(f"{name} is no number.")
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def moment(holder: Json, name: str) -> Literal | None:
    """Return a date-time with its offset, or None where there is none."""
    value = word(holder, name)
    if not value:
        return None
    if not moments.is_moment(value):
        raise Unreadable(f"{name} is no date-time.")
    return Literal(moments.write(moments.read(value)), datatype=XSD("dateTime").iri)


def wanted(holder: Json, name: str) -> Literal:
    """Return a date-time that must be there."""
    found = moment(holder, name)
    if found is None:
        raise Unreadable(f"{name} is missing.")
    return found
