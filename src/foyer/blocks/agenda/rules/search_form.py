# SPDX-License-Identifier: EUPL-1.2
"""The search of a visitor: read from an address, written to an address, turned into search parameters.

Reading never fails: what is not understood is left out and said in `problems`. The names in the
address are stable and the same in every language, so that links can be shared between languages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from foyer.blocks.agenda.rules import instants

WHENS = ("today", "tomorrow", "weekend", "week", "month", "dates")
VIEWS = ("grid", "list", "map")
SORTS = ("suggested", "soon", "new", "near")
PRICES = ("free", "5", "10", "20")
DISTANCES = (2, 5, 10, 25, 50)
PAGE_SIZE = 24
LAST_PAGE = 10_000 // PAGE_SIZE
_MULTIPLE = ("types", "themes", "access")
_NAMES = {"types": "type", "themes": "theme", "date_from": "from", "date_to": "to"}


@dataclass(frozen=True)
class Search:
    """What somebody looks for. Empty values ask for nothing."""

    text: str = ""
    where: str = ""
    region: str = ""
    near: tuple[float, float] | None = None
    distance: int = 10
    when: str = ""
    date_from: date | None = None
    date_to: date | None = None
    types: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    age: int | None = None
    children: bool = False
    price: str = ""
    access: tuple[str, ...] = ()
    level: int = 0
    online: bool = False
    going: bool = False  # only what goes on: nothing cancelled
    sort: str = "suggested"
    view: str = "grid"
    page: int = 1
    problems: tuple[str, ...] = field(default=(), compare=False)

    def pairs(self) -> list[tuple[str, str]]:
        """Return names and values for the address; what is left out has its default."""
        found: list[tuple[str, str]] = []
        for entry in fields(self):
            value = getattr(self, entry.name)
            if entry.name == "problems" or value == entry.default:
                continue
            name = _NAMES.get(entry.name, entry.name)
            found += [(name, _written(one)) for one in (value if entry.name in _MULTIPLE else (value,))]
        if self.near is None:
            found = [pair for pair in found if pair[0] != "distance"]
        return found

    def changed(self, **changes: Any) -> "Search":
        """Return this search with other values, back on its first page."""
        return replace(self, **{"page": 1, **changes})


def read(pairs: Iterable[tuple[str, str]]) -> Search:
    """Return the search that an address asks for."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value := value.strip()[:200]:
            given.setdefault(name, []).append(value)
    problems: list[str] = []
    first = {name: values[0] for name, values in given.items()}
    date_from = _date(first.get("from"), "from", problems)
    date_to = _date(first.get("to"), "to", problems)
    if date_from and date_to and date_to < date_from:
        problems.append("order")
        date_from, date_to = date_to, date_from
    text = first.get("text", "")
    if text and not any(sign.isalnum() for sign in text):
        problems.append("text")
        text = ""
    when = _one_of(first.get("when", ""), WHENS)
    if (date_from or date_to) and when in {"", "dates"}:
        when = "dates"
    elif when == "dates":
        when = ""
    if when != "dates":
        date_from = date_to = None
    return Search(
        text=text,
        where=first.get("where", ""),
        region=first.get("region", "")[:60],
        near=_near(first.get("near"), problems),
        distance=_number(first.get("distance"), 10, 1, 100),
        when=when,
        date_from=date_from,
        date_to=date_to,
        types=_distinct(given.get("type", ())),
        themes=_distinct(given.get("theme", ())),
        age=_age(first.get("age"), problems),
        children=_yes(first.get("children")),
        price=_one_of(first.get("price", ""), PRICES),
        access=_distinct(given.get("access", ())),
        level=_number(first.get("level"), 0, 0, 4),
        online=_yes(first.get("online")),
        going=_yes(first.get("going")),
        sort=_one_of(first.get("sort", ""), SORTS) or "suggested",
        view=_one_of(first.get("view", ""), VIEWS) or "grid",
        page=_number(first.get("page"), 1, 1, LAST_PAGE),
        problems=tuple(problems),
    )


def _written(value: Any) -> str:
    if value is True:
        return "1"
    if isinstance(value, tuple):
        return f"{value[0]:.4f},{value[1]:.4f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _date(text: str | None, name: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return instants.within(date.fromisoformat(text))
    except ValueError:
        problems.append(name)
        return None


def _near(text: str | None, problems: list[str]) -> tuple[float, float] | None:
    if not text:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        problems.append("near")
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        problems.append("near")
        return None
    return round(latitude, 4), round(longitude, 4)


def _age(text: str | None, problems: list[str]) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or int(text) > 120:
        problems.append("age")
        return None
    return int(text)


def _number(text: str | None, default: int, low: int, high: int) -> int:
    if text is None or not text.isdecimal() or len(text) > 6:
        return default
    return min(max(int(text), low), high)


def _one_of(text: str, allowed: Sequence[str]) -> str:
    return text if text in allowed else ""


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:20]


def _yes(text: str | None) -> bool:
    return (text or "").lower() in {"1", "true", "on", "yes"}
