# SPDX-License-Identifier: EUPL-1.2
"""iCalendar: an entry for each date of each event."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Timezone

from foyer.blocks.exports.formats import Entry, Point
from foyer.blocks.exports.formats.joining import append
from foyer.blocks.exports.rules.entries import entries as entries_of
from foyer.blocks.exports.rules.guarded import printable
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.rules.words import word
from foyer.kernel import clock

_PRODUCT = "-//Foyer//Exports//NL"
_END = b"END:VCALENDAR\r\n"


class CalendarFile:
    """A calendar that programs can take over."""

    at_once = 100

    def part(
        self, entries: Sequence[Entry], order: Order, state: Any, points: Sequence[Point]
    ) -> tuple[bytes, Any]:
        """Return the entries of a page."""
        del state, points
        host, now = urlsplit(settings.FOYER_PUBLIC_URL).hostname or "localhost", clock.now()
        made = (entries_of(entry.document, order.language, host, now) for entry in entries)
        return b"".join(one for each in made for one in each), None

    def write(self, file: BinaryIO, parts: Sequence[Path], order: Order) -> None:
        """Put the entries into a calendar."""
        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _name(order))
        calendar.add_component(Timezone.from_tzid("Europe/Brussels"))
        begin, end, _ = bytes(calendar.to_ical()).rpartition(_END)
        file.write(begin)
        append(file, parts)
        file.write(end)


def _name(order: Order) -> str:
    """Return what a calendar is called, on one line."""
    return " ".join(printable(order.style.title).split()) or word("events", order.language)


FORM = CalendarFile()
