# SPDX-License-Identifier: EUPL-1.2
"""Who reads a summary: the language, the clocks, and the present."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from foyer.blocks.offers.rules.calendar import Childcare, Status
from foyer.blocks.offers.rules.summaries.words import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS, WORDS

EVENING = 18


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one language (`nl`, `fr`, `de`, `en`, or `en_BE`) in one zone; `now` is in that zone."""

    language: str
    zone: tzinfo
    now: datetime

    def word(self, name: str) -> str:
        return WORDS[name][self.language[:2]]

    def weekday(self, day: date) -> str:
        return self.weekday_name(day.weekday())

    def weekday_name(self, number: int) -> str:
        return DAYS[self.language[:2]][number]

    def short_weekday(self, day: date) -> str:
        return self.short_weekday_name(day.weekday())

    def short_weekday_name(self, number: int) -> str:
        return SHORT_DAYS[self.language[:2]][number]

    def month(self, day: date) -> str:
        return SHORT_MONTHS[self.language][day.month - 1]

    def full(self, day: date) -> str:
        """Return a date such as `18 april 2026`."""
        return f"{day.day} {MONTHS[self.language[:2]][day.month - 1]} {day.year:04}"

    def year(self, day: date) -> str:
        """Return the year of a date, empty when it is the present one."""
        return "" if day.year == self.now.year else f"{day.year:04}"

    def short(self, day: date) -> str:
        """Return a date such as `18 apr`, with the year when it is not the present one."""
        year = self.year(day)
        return f"{day.day} {self.month(day)}" + (f" {year}" if year else "")

    def ahead(self, moment: datetime) -> bool:
        """Say whether a moment is yet to come, also in the hour that comes twice when clocks go back."""
        return moment.timestamp() > self.now.timestamp()

    def relative(self, start: datetime) -> tuple[str, str] | None:
        """Return a word for a day near the present, and the day of the week that it needs, if any."""
        today, day = self.now.date(), start.date()
        if day == today:
            return self.word("TONIGHT" if start.hour >= EVENING else "TODAY"), ""
        if day == today + timedelta(days=1):
            return self.word("TOMORROW"), ""
        if self.ahead(start) and day.isocalendar()[:2] == today.isocalendar()[:2]:
            return self.word("THIS"), self.weekday(day)
        return None

    def days_in_order(self) -> list[int]:
        """Return the days of the week (Monday is 0) in the order of the language."""
        return [6, 0, 1, 2, 3, 4, 5] if self.language == "en" else list(range(7))

    def slot(self, opens: str, closes: str) -> str:
        """Return a slot of opening hours such as `van 9:00 tot 17:00`."""
        return f"{self.word('FROM_HOUR')} {clock(opens)} {self.word('TILL_HOUR')} {clock(closes)}"

    def care(self, ranges: Sequence[Childcare]) -> str:
        """Return the times of childcare; a noun is not repeated for the same kind."""
        parts: list[str] = []
        last = ""
        for item in ranges:
            noun, times = self._care(item)
            parts.append(times if noun == last else f"{self.word(noun)} {times}")
            last = noun
        return f" {self.word('AND')} ".join(parts)

    def _care(self, item: Childcare) -> tuple[str, str]:
        if item.start is not None and item.end is not None:
            return "CC", self.slot(item.start, item.end)
        if item.start is not None:
            return "CC_BEFORE", f"{self.word('CC_FROM')} {clock(item.start)}"
        return "CC_AFTER", f"{self.word('CC_TILL')} {clock(item.end or '')}"

    def extras(self, childcare: Childcare | None, *, overnight: bool) -> str:
        """Return what a sub-event offers besides: a night, childcare, both or nothing."""
        parts = [self.word("OVERNIGHT")] if overnight else []
        if childcare is not None:
            parts.append(self.care([childcare]))
        return ", ".join(parts)

    def unavailable(self, status: Status, booking: str) -> str:
        """Return the word for something that is cancelled, postponed or sold out, else nothing."""
        if status.type == "Unavailable":
            return self.word("CANCELLED")
        if status.type == "TemporarilyUnavailable":
            return self.word("POSTPONED")
        return self.word("SOLD_OUT") if booking != "Available" else ""

    def suffix(self, status: Status, booking: str) -> str:
        """Return the end of a line of text that says that something is not available."""
        word = self.unavailable(status, booking)
        return f" ({word})" if word else ""

    def span(self, status: Status, booking: str, *, place: bool = False) -> str:
        """Return the piece of HTML that says that something is not available.

        Of a place only what is sold out comes here: a closed one has no other summary than that.
        """
        word = self.unavailable(status, booking)
        if word and place:
            word = self.word("TEMP_CLOSED")
        return f'<span{self.title(status)} class="cf-status">({word})</span>' if word else ""

    def title(self, status: Status) -> str:
        """Return the reason of a status as an attribute of HTML."""
        reason = (status.reason or {}).get(self.language[:2])
        return f' title="{html.escape(reason)}"' if reason else ""


def clock(text: str) -> str:
    """Return a time of opening hours without a leading zero."""
    return text.removeprefix("0")


def cap(text: str) -> str:
    """Return a text with its first character in upper case, if that is a plain letter."""
    return text[0].upper() + text[1:] if text and text[0].isascii() else text


def tag(css: str, text: str) -> str:
    """Return a text in a span."""
    return f'<span class="{css}">{text}</span>'
