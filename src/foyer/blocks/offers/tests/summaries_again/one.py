# SPDX-License-Identifier: EUPL-1.2
"""What every kind of calendar is told with: the one who reads, availability, relative days, childcare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from html import escape
from typing import Any

from foyer.blocks.offers.tests.summaries_again.words import WORDS, cap, full_day, hour

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """One summary that is asked for."""

    document: Json
    size: str
    html: bool
    language: str
    now: datetime
    zone: tzinfo
    hide_past: bool

    def word(self, key: str) -> str:
        return WORDS[self.language][key]

    def day(self, number: int) -> str:
        return full_day(number, self.language)

    def local(self, item: Json, key: str) -> datetime:
        written = item[key].replace("Z", "+00:00")
        return datetime.fromisoformat(written).astimezone(self.zone)

    @property
    def place(self) -> bool:
        return "/contexts/place" in str(self.document.get("@context")).lower()

    @property
    def today(self) -> datetime:
        return self.now.astimezone(self.zone)


def status(item: Json) -> str:
    return item.get("status", {}).get("type", "Available")


def booking(item: Json) -> str:
    return item.get("bookingAvailability", {}).get("type", "Available")


def available(item: Json) -> bool:
    return status(item) == "Available" and booking(item) == "Available"


def bare(asked: Asked, item: Json) -> str:
    """Return the word for what is not available, of an event."""
    if status(item) == "Unavailable":
        return asked.word("cancelled")
    return asked.word("postponed" if status(item) == "TemporarilyUnavailable" else "sold_out")


def title(asked: Asked, item: Json) -> str:
    reason = item.get("status", {}).get("reason", {}).get(asked.language)
    return f'title="{escape(reason)}" ' if reason else ""


def avail(asked: Asked, item: Json) -> str:
    """Return the availability suffix with its leading blank, or nothing."""
    if available(item):
        return ""
    word = bare(asked, item)
    if not asked.html:
        return f" ({word})"
    if asked.place:
        word = asked.word("perm_closed" if status(item) == "Unavailable" else "temp_closed")
    return f' <span {title(asked, item)}class="cf-status">({word})</span>'


def relative(asked: Asked, start: datetime) -> str:
    """Return today, tonight, tomorrow or this Saturday; nothing for other days."""
    today = asked.today.date()
    word = ""
    if start.date() == today:
        word = asked.word("tonight" if start.hour >= 18 else "today")
    elif start.date() == today + timedelta(days=1):
        word = asked.word("tomorrow")
    if word:
        return f'<span class="cf-days">{word}</span>' if asked.html else word
    if start > asked.now and start.date().isocalendar()[:2] == today.isocalendar()[:2]:
        this, day = asked.word("this"), asked.day(start.weekday())
        if asked.html:
            return f'<span class="cf-meta">{this}</span> <span class="cf-days">{day}</span>'
        return f"{this} {day}"
    return ""


def year(asked: Asked, at: datetime) -> str:
    """Return the year where it must be said, else nothing."""
    return "" if at.year == asked.today.year else str(at.year)


def hours_of_care(item: Json) -> tuple[str | None, str | None] | None:
    """Return the childcare of something, None when there is none."""
    care = item.get("childcare") or {}
    both = care.get("start"), care.get("end")
    return both if any(both) else None


def care_text(asked: Asked, ranges: Sequence[tuple[str | None, str | None]]) -> str:
    """Return ranges of childcare in words; a noun is not said twice in a row."""
    told, before = [], ""
    for start, end in ranges:
        first, last = (one and hour(one) for one in (start, end))
        if first and last:
            noun = asked.word("cc")
            rest = f"{asked.word('from_hour')} {first} {asked.word('till_hour')} {last}"
        elif first:
            noun, rest = asked.word("cc_before"), f"{asked.word('cc_from')} {first}"
        else:
            noun, rest = asked.word("cc_after"), f"{asked.word('cc_till')} {last}"
        told.append(rest if noun == before else f"{noun} {rest}")
        before = noun
    return f" {asked.word('and')} ".join(told)


def stay_text(asked: Asked, item: Json) -> str:
    """Return the night and the childcare of a sub-event; nothing when it has neither."""
    care = hours_of_care(item)
    parts = [asked.word("overnight")] if item.get("overnight") else []
    if care:
        parts.append(care_text(asked, [care]))
    return ", ".join(parts)


def opened(asked: Asked, word: str) -> str:
    """Return a word of the language with a capital."""
    return cap(asked.word(word))
