# SPDX-License-Identifier: EUPL-1.2
import contextlib
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Length, Value, When
from foyer.blocks.imports.rules.occurrences import Timetable
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.values import RefusedRow

BRUSSELS = ZoneInfo("Europe/Brussels")


def column(name: str, **more) -> Value:
    return Value(columns=(name,), **more)


DAY_AND_TIMES = When(date=column("date"), start=column("start"), end=column("end"))


def occur(when: When = DAY_AND_TIMES, policy: dict[str, Action] | None = None, **values: str):
    """Return (start, end) of the only occurrence, and the kinds of fault."""
    found = Findings(policy)
    (one,) = Timetable(when, BRUSSELS, found).occurrences(Row(1, values))
    return (one.start.isoformat(), one.end.isoformat()), [each.kind for each in found.all]


def refused(when: When = DAY_AND_TIMES, policy: dict[str, Action] | None = None, **values: str) -> list[str]:
    found = Findings(policy)
    with pytest.raises(RefusedRow):
        Timetable(when, BRUSSELS, found).occurrences(Row(1, values))
    return [each.kind for each in found.all]


def test_a_performance_in_the_evening():
    times, faults = occur(date="17/07/2027", start="20:00", end="22:30")
    assert times == ("2027-07-17T20:00:00+02:00", "2027-07-17T22:30:00+02:00")
    assert faults == []


def test_an_end_before_the_start_is_the_next_day():
    times, faults = occur(date="31/12/2027", start="22:00", end="00:30")
    assert times == ("2027-12-31T22:00:00+01:00", "2028-01-01T00:30:00+01:00")
    assert faults == ["past-midnight"]
    assert refused(policy={"past-midnight": Action.REFUSE}, date="1/1/2027", start="22:00", end="1:00") == [
        "past-midnight"
    ]


def test_past_midnight_when_summer_time_begins():
    times, _ = occur(date="27/03/2027", start="23:00", end="05:00")
    assert times == ("2027-03-27T23:00:00+01:00", "2027-03-28T05:00:00+02:00")


def test_an_end_that_equals_its_start():
    assert occur(date="17/07/2027", start="00:00", end="00:00") == (
        ("2027-07-17T00:00:00+02:00", "2027-07-17T23:59:59+02:00"),
        ["end-equals-start"],
    )
    assert occur(date="17/07/2027", start="14:00", end="14:00")[0][1] == "2027-07-17T14:00:00+02:00"
    longer = When(
        date=column("date"), start=column("start"), end=column("end"), end_equals_start=Length(minutes=90)
    )
    assert occur(longer, date="17/07/2027", start="14:00", end="14:00")[0][1] == "2027-07-17T15:30:00+02:00"


def test_missing_times():
    assert occur(date="17/07/2027", start="", end="") == (
        ("2027-07-17T00:00:00+02:00", "2027-07-17T23:59:59+02:00"),
        ["missing-start"],
    )
    times, faults = occur(date="17/07/2027", start="14:00", end="")
    assert times[1] == "2027-07-17T14:00:00+02:00"
    assert faults == ["missing-end"]
    assert occur(When(date=column("date")), date="17/07/2027")[1] == []


def test_a_day_that_is_written_as_its_first_instant():
    epoch = When(date=column("date", formats=("epoch",)), start=column("start"), end=column("end"))
    assert occur(epoch, date="1342216800", start="20:00", end="22:00")[0][0] == "2012-07-14T20:00:00+02:00"
    assert occur(epoch, date="1342216800", start="", end="") == (
        ("2012-07-14T00:00:00+02:00", "2012-07-14T23:59:59+02:00"),
        ["missing-start"],
    )


def test_a_time_that_is_skipped_or_occurs_twice():
    assert occur(date="28/03/2027", start="02:30", end="04:00") == (
        ("2027-03-28T03:30:00+02:00", "2027-03-28T04:00:00+02:00"),
        ["time-does-not-exist"],
    )
    assert occur(date="31/10/2027", start="02:30", end="04:00") == (
        ("2027-10-31T02:30:00+02:00", "2027-10-31T04:00:00+01:00"),
        ["time-occurs-twice"],
    )


def test_instants_are_told_in_local_time():
    both = When(start=column("start"), end=column("end"))
    times, faults = occur(both, start="2027-05-29T19:00:00Z", end="2027-05-30T00:00:00Z")
    assert times == ("2027-05-29T21:00:00+02:00", "2027-05-30T02:00:00+02:00")
    assert faults == []


def test_whole_days():
    both = When(start=column("start"), end=column("end"))
    assert occur(both, start="2027-09-04", end="2027-09-05")[0] == (
        "2027-09-04T00:00:00+02:00",
        "2027-09-05T23:59:59+02:00",
    )
    until = When(date=column("date"), end_date=column("last"))
    assert occur(until, date="01/06/2027", last="30/06/2027")[0][1] == "2027-06-30T23:59:59+02:00"
    assert refused(until, date="01/06/2027", last="30/05/2027") == ["end-before-start"]


def test_times_in_one_column_and_durations():
    ranged = When(date=column("date"), times=column("times"))
    assert occur(ranged, date="17/07/2027", times="19u30 - 22u")[0][1] == "2027-07-17T22:00:00+02:00"
    lasting = When(date=column("date"), start=column("start"), duration=column("long"))
    assert occur(lasting, date="17/07/2027", start="23:30", long="1u15")[0][1] == "2027-07-18T00:45:00+02:00"


def test_dates_outside_the_window():
    when = When(
        date=column("date"), window_from=dt.date(2027, 7, 15), window_until=dt.date(2027, 7, 25), far=30
    )
    assert occur(when, date="10/07/2027")[1] == ["outside-window"]
    assert occur(when, policy={"outside-window": Action.IGNORE}, date="10/07/2027")[1] == []
    assert refused(when, date="19/07/2026") == ["far-outside-window"]
    times, faults = occur(when, policy={"far-outside-window": Action.REPAIR}, date="19/07/2026")
    assert times[0] == "2027-07-19T00:00:00+02:00"
    assert faults == ["far-outside-window"]


def test_what_cannot_be_read_is_refused():
    assert refused(date="morgen", start="20:00", end="21:00") == ["unreadable-date"]
    assert refused(date="", start="20:00", end="21:00") == ["unreadable-date"]
    assert refused(date="17/07/2027", start="laat", end="21:00") == ["unreadable-time"]


def test_nested_occurrences_are_read_one_by_one():
    when = When(occurrences="timings", start=column("begin"), end=column("end"))
    items = [{"begin": "2027-05-01T10:00", "end": "2027-05-01T11:00"}, {"begin": "?"}]
    found = Findings()
    taken = Timetable(when, BRUSSELS, found).occurrences(Row(3, {"timings": items}))
    assert [one.start.isoformat() for one in taken] == ["2027-05-01T10:00:00+02:00"]
    assert [(each.line, each.kind) for each in found.all] == [(3, "unreadable-date")]
    with pytest.raises(RefusedRow):
        Timetable(when, BRUSSELS, Findings()).occurrences(Row(3, {"timings": []}))


@given(st.dates(dt.date(1980, 1, 1), dt.date(2037, 12, 31)), st.times(), st.times())
def test_no_performance_ends_before_it_starts(day, start, end):
    found = Findings({"unreadable-time": Action.REPAIR})
    row = Row(1, {"date": f"{day:%d/%m/%Y}", "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"})
    (one,) = Timetable(DAY_AND_TIMES, BRUSSELS, found).occurrences(row)
    assert one.start <= one.end
    assert one.end - one.start <= dt.timedelta(hours=25)
    assert one.start.utcoffset() == one.start.astimezone(BRUSSELS).utcoffset()


@given(st.text(max_size=20), st.text(max_size=12), st.text(max_size=12))
def test_no_text_breaks_the_timetable(date, start, end):
    with contextlib.suppress(RefusedRow):
        occur(date=date, start=start, end=end)
