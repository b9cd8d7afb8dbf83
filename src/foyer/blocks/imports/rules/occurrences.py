# SPDX-License-Identifier: EUPL-1.2
"""When a performance takes place: from the columns of a row to aware instants."""

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from foyer.blocks.imports.rules.dates import Moment, parse_duration, parse_moment, parse_time, split_range
from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.flags import parse_flag
from foyer.blocks.imports.rules.mapping.model import Length, Value, When
from foyer.blocks.imports.rules.rows import Row, pick
from foyer.blocks.imports.rules.values import RefusedRow, name_of, refuse, text_of

_LAST = dt.time(23, 59, 59)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Occurrence:
    """One performance: from when to when (aware), whether it goes on, and whether there are tickets."""

    start: dt.datetime
    end: dt.datetime
    status: str = "Available"
    reason: str = ""
    booking: str = "Available"


class Timetable:
    """Reads the occurrences of rows by the section `when` of a mapping."""

    def __init__(self, when: When, zone: ZoneInfo, found: Findings) -> None:
        self._when = when
        self._zone = zone
        self._found = found

    def occurrences(self, row: Row) -> list[Occurrence]:
        """Return the occurrences of a row, one or (where they are nested in it) several.

        A nested occurrence that cannot be read is left out and reported.

        Raises:
            RefusedRow: there is none that can be taken.
        """
        if self._when.permanent:
            return []
        if not self._when.occurrences:
            return [self._one(row)]
        taken = []
        for item in pick(row, self._when.occurrences):
            inner = Row(row.line, item if isinstance(item, dict) else {"value": item}, outer=row)
            try:
                taken.append(self._one(inner))
            except RefusedRow:
                continue
        if not taken:
            reason = f'nothing under "{self._when.occurrences}" could be taken'
            self._found.add(row.line, self._when.occurrences, "", "unreadable-date", reason)
            raise RefusedRow("unreadable-date")
        return taken

    def _one(self, row: Row) -> Occurrence:
        start = self._start(row)
        start = replace(start, day=self._inside_window(row, start.day))
        if start.clock is None or self._whole_day(row):
            last = self._last_day(row, start.day)
            return self._made(
                row, dt.datetime.combine(start.day, dt.time()), dt.datetime.combine(last, _LAST)
            )
        begin = dt.datetime.combine(start.day, start.clock)
        return self._made(row, begin, self._end(row, begin))

    def _start(self, row: Row) -> Moment:
        """Return the day and time on which a row begins, in the zone of the mapping."""
        when, found = self._when, self._found
        clock_text = text_of(when.start, row, found, "when.start") or self._range(row)[0]
        if when.date is None:
            return self._moment(row, when.start, "when.start", clock_text)
        moment = self._moment(row, when.date, "when.date", text_of(when.date, row, found, "when.date"))
        if not clock_text:
            if moment.clock in {None, dt.time()} and (when.start or when.times):
                refuse(found, row, name_of(when.start or when.times, "when.start"), "", "missing-start")
                return Moment(moment.day)
            return moment
        clock = self._clock(row, when.start or when.times, "when.start", clock_text)
        if clock is None:
            return Moment(moment.day)
        return Moment(moment.day + clock[0] * _DAY, clock[1])

    def _moment(self, row: Row, value: Value | None, field: str, text: str) -> Moment:
        moment = parse_moment(text, value.formats if value else ()) if text else None
        if moment is None:
            column = name_of(value, field)
            refuse(self._found, row, column, text, "unreadable-date", "" if text else "there is no date")
            raise RefusedRow("unreadable-date")
        return self._local(moment)

    def _local(self, moment: Moment) -> Moment:
        """Return a moment that was written with a zone as the local time of the mapping."""
        if moment.zone is None or moment.clock is None:
            return Moment(moment.day, moment.clock)
        there = dt.datetime.combine(moment.day, moment.clock, moment.zone).astimezone(self._zone)
        return Moment(there.date(), there.time(), self._zone)

    def _clock(self, row: Row, value: Value | None, field: str, text: str) -> tuple[int, dt.time] | None:
        clock = parse_time(text, value.formats if value else ()) or parse_time(text)
        if clock is None:
            moment = parse_moment(text)
            if moment is not None and moment.clock is not None:
                return 0, self._local(moment).clock or moment.clock
            refuse(self._found, row, name_of(value, field), text, "unreadable-time")
        return clock

    def _range(self, row: Row) -> tuple[str, str]:
        text = text_of(self._when.times, row, self._found, "when.times")
        return split_range(text) if text else ("", "")

    def _whole_day(self, row: Row) -> bool:
        return parse_flag(text_of(self._when.whole_day, row, self._found, "when.whole_day")) is True

    def _last_day(self, row: Row, first: dt.date) -> dt.date:
        """Return the last day of something that takes whole days."""
        value = self._when.end_date or (self._when.end if self._when.date is None else None)
        text = text_of(value, row, self._found, "when.end_date")
        if not text:
            return first
        moment = self._moment(row, value, "when.end_date", text)
        last = moment.day - _DAY if moment.clock == dt.time() and moment.day > first else moment.day
        if last < first:
            refuse(self._found, row, name_of(value, "when.end_date"), text, "end-before-start")
        return last

    def _end(self, row: Row, begin: dt.datetime) -> dt.datetime:
        """Return the end (naive, local) of something that begins at a time."""
        when, found = self._when, self._found
        text = text_of(when.end, row, found, "when.end") or self._range(row)[1]
        day_text = text_of(when.end_date, row, found, "when.end_date")
        duration = (
            parse_duration(text_of(when.duration, row, found, "when.duration")) if when.duration else None
        )
        if not text and duration is not None:
            return self._checked(row, begin, begin + duration, "", explicit=True)
        if not text:
            return self._missing_end(row, begin, day_text)
        clock = parse_time(text, when.end.formats if when.end else ())
        if day_text:
            day = self._moment(row, when.end_date, "when.end_date", day_text).day
            clock = clock or self._clock(row, when.end, "when.end", text)
            end = dt.datetime.combine(day, clock[1]) + clock[0] * _DAY if clock else begin
            return self._checked(row, begin, end, text, explicit=True)
        moment = None if clock else parse_moment(text, when.end.formats if when.end else ())
        if moment is not None:
            end_moment = self._local(moment)
            end = dt.datetime.combine(end_moment.day, end_moment.clock or _LAST)
            return self._checked(row, begin, end, text, explicit=True)
        clock = clock or self._clock(row, when.end or when.times, "when.end", text)
        if clock is None:
            return self._lasting(Length(whole_day=True), begin)
        end = dt.datetime.combine(begin.date(), clock[1]) + clock[0] * _DAY
        return self._checked(row, begin, end, text, explicit=False)

    def _missing_end(self, row: Row, begin: dt.datetime, day_text: str) -> dt.datetime:
        when = self._when
        value = when.end or when.times or when.duration
        if day_text:
            day = self._moment(row, when.end_date, "when.end_date", day_text).day
            return self._checked(row, begin, dt.datetime.combine(day, _LAST), day_text, explicit=True)
        if value is not None:
            refuse(self._found, row, name_of(value, "when.end"), "", "missing-end")
        return self._lasting(when.missing_end, begin)

    def _checked(
        self, row: Row, begin: dt.datetime, end: dt.datetime, text: str, *, explicit: bool
    ) -> dt.datetime:
        """Return the end once it is known to lie after the start; on the next day where that is meant."""
        column = name_of(self._when.end or self._when.times or self._when.end_date, "when.end")
        if end > begin:
            return end
        if end == begin:
            midnight = begin.time() == dt.time()
            refuse(self._found, row, column, text, "end-equals-start")
            return self._lasting(
                self._when.end_equals_midnight if midnight else self._when.end_equals_start, begin
            )
        if explicit and end.date() < begin.date():
            refuse(self._found, row, column, text or end.isoformat(), "end-before-start")
        reason = f"{end:%H:%M} lies before the start at {begin:%H:%M}: taken as the next day"
        refuse(self._found, row, column, text, "past-midnight", reason)
        return end + _DAY

    @staticmethod
    def _lasting(length: Length, begin: dt.datetime) -> dt.datetime:
        if length.whole_day:
            return dt.datetime.combine(begin.date(), _LAST)
        return begin + dt.timedelta(minutes=length.minutes)

    def _inside_window(self, row: Row, day: dt.date) -> dt.date:
        """Return a day once it was compared with the window of the mapping."""
        first, last = self._when.window_from or dt.date.min, self._when.window_until or dt.date.max
        if first <= day <= last:
            return day
        column = name_of(self._when.date or self._when.start, "when.date")
        away = (first - day).days if day < first else (day - last).days
        reason = f"{day} lies {away} days outside {first} to {last}"
        if away <= self._when.far:
            refuse(self._found, row, column, day.isoformat(), "outside-window", reason)
            return day
        if self._found.action("far-outside-window") is Action.REPAIR:
            for year in (first.year, last.year):
                moved = _in_year(day, year)
                if moved is not None and first <= moved <= last:
                    self._found.add(
                        row.line, column, day.isoformat(), "far-outside-window", f"taken as {moved}"
                    )
                    return moved
            self._found.add(row.line, column, day.isoformat(), "outside-window", reason)
            raise RefusedRow("far-outside-window")
        refuse(self._found, row, column, day.isoformat(), "far-outside-window", reason)
        return day

    def _made(self, row: Row, begin: dt.datetime, end: dt.datetime) -> Occurrence:
        first = self._aware(row, begin)
        return Occurrence(first, max(first, self._aware(row, end)))

    def _aware(self, row: Row, local: dt.datetime) -> dt.datetime:
        """Return a local time as an instant; one that is skipped or occurs twice is reported."""
        aware = local.replace(tzinfo=self._zone)
        column = name_of(self._when.start or self._when.date, "when.start")
        back = aware.astimezone(dt.UTC).astimezone(self._zone)
        if back.replace(tzinfo=None) != local:
            refuse(
                self._found,
                row,
                column,
                local.isoformat(" "),
                "time-does-not-exist",
                f"taken as {back:%H:%M}",
            )
            return back
        if aware.utcoffset() != aware.replace(fold=1).utcoffset():
            refuse(self._found, row, column, local.isoformat(" "), "time-occurs-twice")
        return aware


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
