# SPDX-License-Identifier: EUPL-1.2
"""Reading of the sections `read`, `when`, `venue`, `organizer`, `price`, `age` and `workflow`."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from foyer.blocks.imports.rules.mapping.effects import EffectReader
from foyer.blocks.imports.rules.mapping.model import (
    Age,
    Bounds,
    Length,
    Organizer,
    Price,
    Reading,
    Venue,
    When,
    Workflow,
)
from foyer.blocks.imports.rules.mapping.nodes import Node, get, listed
from foyer.blocks.imports.rules.mapping.values import Columns, read_value
from foyer.blocks.imports.rules.texts import fold

FORMATS = ("auto", "csv", "json", "json-lines", "icalendar")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("name", "street", "number", "postal_code", "locality", "country", "ignore")
_VENUE_VALUES = (
    "id", "text", "name", "street", "number", "postal_code", "locality", "country", "latitude", "longitude",
    "coordinates", "indoors",
)  # fmt: skip
_SPAN = re.compile(r"([+-]?\d{1,5})\s*(?:days?|d)")
_MINUTES = re.compile(r"(\d{1,5})\s*(?:minutes?|min|m)")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def reading(node: Node) -> Reading:
    """Return how the file is read."""
    keys = node.keys(
        "format", "encoding", "header", "columns", "delimiter", "quote", "skip_rows", "items", "expand"
    )
    expand = keys["expand"].keys("from", "until") if "expand" in keys else {}
    return Reading(
        format=get(keys, "format", lambda n: n.choice(FORMATS), "auto"),
        encoding=get(keys, "encoding", _encoding, "auto"),
        header=get(keys, "header", Node.flag, True),
        columns=get(keys, "columns", Node.texts, ()),
        delimiter=get(keys, "delimiter", _one_character, "auto"),
        quote=get(keys, "quote", _one_character, '"'),
        skip_rows=get(keys, "skip_rows", lambda n: n.whole(0, 1000), 0),
        items=get(keys, "items", Node.text, ""),
        expand_from=get(expand, "from", _day_or_span, "-30 days"),
        expand_until=get(expand, "until", _day_or_span, "+365 days"),
    )


def _encoding(node: Node) -> str:
    text = node.text()
    try:
        "".encode(text) if text != "auto" else None
    except LookupError:
        node.wrong(f'"{text}" is no encoding; write utf-8, windows-1252, iso-8859-1, utf-16 or auto')
    return text


def _one_character(node: Node) -> str:
    text = {"tab": "\t", "\\t": "\t", "auto": "auto"}.get(node.text(), node.text())
    if text != "auto" and len(text) != 1:
        node.wrong("should be one character, or tab")
    return text


def _day_or_span(node: Node) -> str:
    text = node.text()
    if not _SPAN.fullmatch(text):
        _day(node)
    return text


def _day(node: Node) -> date | None:
    try:
        return date.fromisoformat(node.text())
    except ValueError:
        node.wrong(f"should be a date such as 2027-07-16, not {node.shown()}")
        return None


def when(node: Node, columns: Columns) -> When:
    """Return how dates and times are read."""
    values = ("date", "start", "end", "times", "end_date", "duration", "whole_day")
    keys = node.keys(
        *values,
        "occurrences",
        "missing_end",
        "end_equals_start",
        "window",
        "far",
        "period_from_days",
        "permanent",
        "opening_hours",
    )
    read = {name: read_value(keys[name], columns) for name in values if name in keys}
    window = keys["window"].keys("from", "until") if "window" in keys else {}
    equal, midnight = get(keys, "end_equals_start", _equal, (Length(), Length(whole_day=True)))
    permanent = get(keys, "permanent", Node.flag, False)
    if not permanent and not {"date", "start"} & set(read):
        node.wrong("needs `date` or `start` (or `permanent: true`)")
    return When(
        **read,
        occurrences=get(keys, "occurrences", columns.name, ""),
        missing_end=get(keys, "missing_end", _length, Length()),
        end_equals_start=equal,
        end_equals_midnight=midnight,
        window_from=get(window, "from", _day, None),
        window_until=get(window, "until", _day, None),
        far=get(keys, "far", lambda n: n.whole(0, 36_500), 60),
        period_from_days=get(keys, "period_from_days", lambda n: n.whole(2, 3650), 0),
        permanent=permanent,
        opening_hours=get(keys, "opening_hours", lambda n: tuple(_hours(i) for i in n.items()), ()),
    )


def _length(node: Node) -> Length:
    text = node.text()
    if text in {"keep", "same"}:
        return Length()
    if text == "whole-day":
        return Length(whole_day=True)
    if found := _MINUTES.fullmatch(text):
        return Length(minutes=int(found[1]))
    node.wrong(f"should be keep, whole-day, or a length such as 90 minutes, not {node.shown()}")
    return Length()


def _equal(node: Node) -> tuple[Length, Length]:
    """Return the lengths for an end that equals its start: at any time, and at midnight."""
    if isinstance(node.value, dict):
        keys = node.keys("at_midnight", "otherwise")
        return get(keys, "otherwise", _length, Length()), get(
            keys, "at_midnight", _length, Length(whole_day=True)
        )
    return _length(node), _length(node)


def _hours(node: Node) -> dict[str, object]:
    keys = node.keys("days", "opens", "closes")
    for name in ("days", "opens", "closes"):
        if name not in keys:
            node.wrong(f"needs `{name}`")
    days = [day.choice(DAYS) for day in listed(keys, "days")]
    return {
        "dayOfWeek": days,
        "opens": get(keys, "opens", _clock, ""),
        "closes": get(keys, "closes", _clock, ""),
    }


def _clock(node: Node) -> str:
    if not _CLOCK.fullmatch(node.text()):
        node.wrong(f"should be a time such as 09:30, not {node.shown()}")
    return node.text()


def venue(node: Node, columns: Columns, effects: EffectReader) -> Venue:
    """Return how the venue of a row is read."""
    readers = _venue_readers(effects)
    keys = node.keys(*_VENUE_VALUES, *readers)
    if ("latitude" in keys) != ("longitude" in keys):
        node.wrong("`latitude` and `longitude` belong together")
    read: dict[str, Any] = {name: read_value(keys[name], columns) for name in _VENUE_VALUES if name in keys}
    read |= {name: reader(keys[name]) for name, reader in readers.items() if name in keys}
    return Venue(**read)


def _venue_readers(effects: EffectReader) -> dict[str, Callable[[Node], Any]]:
    """Return how each key of `venue` is read that is not a value of a row."""
    return {
        "split": lambda n: tuple(each.choice(PARTS) for each in n.items()),
        "separator": Node.text,
        "pattern": _pattern,
        "longitude_first": Node.flag,
        "bounds": _bounds,
        "area": _bounds,
        "default_locality": Node.text,
        "default_postal_code": Node.text,
        "default_country": _country,
        "postal_codes": _codes,
        "placeholders": lambda n: tuple(text.lower() for text in n.texts()),
        "type": lambda n: effects.term(n, "eventtype", "places"),
        "rules": lambda n: tuple(effects.place_rule(each) for each in n.items()),
        "aliases": _aliases,
        "generic_words": lambda n: tuple(fold(word) for word in n.texts()),
        "score": lambda n: n.whole(50, 100),
        "within_m": lambda n: n.whole(0, 50_000),
        "match_existing": Node.flag,
    }


def _pattern(node: Node) -> re.Pattern[str]:
    found = node.regex()
    if unknown := set(found.groupindex) - set(PARTS) or (set() if found.groupindex else {"(none)"}):
        node.wrong(f"names its groups after parts ({', '.join(PARTS)}); {', '.join(sorted(unknown))} is none")
    return found


def _bounds(node: Node) -> Bounds:
    keys = node.keys("south", "west", "north", "east")
    if len(keys) != 4:
        node.wrong("needs `south`, `west`, `north` and `east`")
        return Bounds()
    south, north = keys["south"].number(-90, 90), keys["north"].number(-90, 90)
    west, east = keys["west"].number(-180, 180), keys["east"].number(-180, 180)
    if south >= north or west >= east:
        node.wrong("south must lie below north, and west below east")
    return Bounds(south, west, north, east)


def _country(node: Node) -> str:
    if not re.fullmatch(r"[A-Z]{2}", node.text()):
        node.wrong(f"should be two capitals such as BE, not {node.shown()}")
    return node.text()


def _codes(node: Node) -> dict[str, str]:
    return {fold(town): code.text() for town, code in node.table().items()}


def _aliases(node: Node) -> dict[str, str]:
    """Return a table from each folded spelling to the text that stands for it."""
    return {fold(spelt): name for name, others in node.table().items() for spelt in others.texts()}


def organizer(node: Node, columns: Columns) -> Organizer:
    """Return how the organiser of a row is read."""
    keys = node.keys("id", "name", "url", "email", "phone")
    if "name" not in keys:
        node.wrong("needs `name`")
    return Organizer(**{name: read_value(each, columns) for name, each in keys.items()})


def price(node: Node, columns: Columns) -> Price:
    """Return how prices are read."""
    keys = node.keys("base", "find_in", "free", "tariffs")
    tariffs = keys["tariffs"].table() if "tariffs" in keys else {}
    return Price(
        base=get(keys, "base", lambda n: read_value(n, columns), None),
        find_in=get(keys, "find_in", _texts_of_event, ()),
        free=get(keys, "free", lambda n: read_value(n, columns), None),
        tariffs=tuple((name, read_value(each, columns)) for name, each in tariffs.items()),
    )


def age(node: Node, columns: Columns) -> Age:
    """Return how ages are read."""
    keys = node.keys("text", "lowest", "highest", "find_in")
    read = {name: read_value(keys[name], columns) for name in ("text", "lowest", "highest") if name in keys}
    return Age(**read, find_in=get(keys, "find_in", _texts_of_event, ()))


def _texts_of_event(node: Node) -> tuple[str, ...]:
    return tuple(each.choice(("title", "description")) for each in node.items())


def workflow(node: Node) -> Workflow:
    """Return the status that items get."""
    keys = node.keys("status", "available_from")
    return Workflow(
        get(keys, "status", lambda n: n.choice(("DRAFT", "READY_FOR_VALIDATION")), "DRAFT"),
        get(keys, "available_from", _instant, ""),
    )


def _instant(node: Node) -> str:
    try:
        found = datetime.fromisoformat(node.text())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        node.wrong(
            f"should be an instant with its offset, such as 2027-06-01T09:00:00+02:00, not {node.shown()}"
        )
    return node.text()
