# SPDX-License-Identifier: EUPL-1.2
import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.mapping.model import Mapping, Reading, Value, When
from foyer.blocks.imports.rules.reading import read
from foyer.blocks.imports.rules.reading.kinds import decode
from foyer.blocks.imports.rules.reading.read import absent_paths, check_columns
from foyer.blocks.imports.rules.rows import Row, UnreadableFile, pick
from foyer.blocks.imports.tests.mappings import EXAMPLES

TODAY = dt.date(2027, 1, 1)


def rows(content: bytes | str, name: str = "x.csv", **reading):
    raw = content if isinstance(content, bytes) else content.encode()
    mapping = Mapping(
        system="x", read=Reading(**reading), fields={"title": Value(columns=("a",))}, columns={"a": 3}
    )
    return read(raw, name, mapping, TODAY)


def refusal(content: bytes | str, name: str = "x.csv", **reading) -> str:
    with pytest.raises(UnreadableFile) as caught:
        rows(content, name, **reading)
    return str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter):
    text = f'a{delimiter}b\n1{delimiter}"x, y; z|q"\n2{delimiter}w\n'
    assert [row.values for row in rows(text).rows] == [{"a": "1", "b": "x, y; z|q"}, {"a": "2", "b": "w"}]


def test_lines_are_counted_as_an_editor_shows_them():
    found = rows('a,b\n1,"one\ntwo"\n\n2,x\n')
    assert [(row.line, row.values["a"]) for row in found.rows] == [(2, "1"), (5, "2")]


def test_columns_have_numbers_or_the_names_of_the_mapping():
    assert rows("1,x\n", header=False).columns == ("1", "2")
    assert rows("1,x\n", header=False, columns=("a", "b")).rows[0].values == {"a": "1", "b": "x"}
    assert "names 1 columns under `read.columns`, the file has 2" in refusal(
        "1,x\n", header=False, columns=("a",)
    )


def test_rows_with_more_or_fewer_columns_are_marked():
    found = rows("a,b\n1\n1,2,3\n1,2,\n1,2\n")
    assert [row.surplus for row in found.rows] == [-1, 1, 0, 0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found_out(encoding):
    assert rows("a,b\ncafé – “x”,2\n".encode(encoding)).rows[0].values["a"] == "café – “x”"


def test_a_wrong_encoding_is_told_with_its_line():
    said = refusal("a,b\n1,2\ncafé,3\n".encode("cp1252"), encoding="utf-8")
    assert said == "line 3 is not utf-8; it looks like windows-1252: write that under `read.encoding`"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n\n", "the file is empty"),
        (b"a,b\n", "a header line but no rows"),
        (b"PK\x03\x04xx", "an Excel or OpenDocument workbook"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
        (b"a,b\x00\n1,2", "a binary file"),
        (b'a,b\n1,"open\n2,x\n', "line 2: unexpected end of data; a quote is opened there"),
        (b"a,a\n1,2\n", 'names the column "a" twice'),
        (b"a,b\n1," + b"x" * 1_000_001 + b"\n", "line 2: a field there is longer than 1,000,000 characters"),
        (b"a,b\n" + b"x" * 3_000_000, "line 2: a field there is longer than 1,000,000 characters"),
    ],
)
def test_what_is_no_table_is_told_so(content, said):
    assert said in refusal(content)


@pytest.mark.parametrize(
    ("content", "items", "said"),
    [
        ("{", "", "line 1, column 2: this is not JSON"),
        ('{"events": []}', "events", "the list of items is empty"),
        ('{"data": {"x": []}}', "data.events", 'below "data" there is the keys x'),
        ('{"a": 1}', "", 'there is no list of items at "the top" but the keys a'),
        ("[1, 2]", "", "item 1 is not an object with keys"),
        ('"text"', "", "there is no list of items"),
    ],
)
def test_what_is_no_list_of_items_is_told_so(content, items, said):
    assert said in refusal(content, "x.json", format="json", items=items)


def test_items_of_json_and_of_lines():
    document = json.dumps({"data": [{"list": [{"a": 1}, {"a": 2}]}]})
    assert [row.values["a"] for row in rows(document, "x.json", items="data[0].list").rows] == [1, 2]
    keyed = json.dumps({"x1": {"a": 1}, "x2": {"a": 2}})
    assert [row.values["a"] for row in rows(keyed, "x.json", items="*").rows] == [1, 2]
    assert [row.line for row in rows('{"a": 1}\n\n{"a": 2}\n', "x.ndjson").rows] == [1, 2]
    assert "line 2, column" in refusal('{"a": 1}\n{"a": \n', "x.jsonl")
    separators = '{"a": "1\u20282\u00853"}\r\n{"a": 2}\r\n'
    assert [row.values["a"] for row in rows(separators, "x.jsonl").rows] == ["1\u20282\u00853", 2]


def test_a_long_field_is_read():
    text = f"a;b\n1;{'x' * 500_000}\n"
    assert [len(row.values["b"]) for row in rows(text).rows] == [500_000]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.b", [1]),
        ("c[0].d", [2]),
        ("c[*].d", [2, 3]),
        ("c.d", [2, 3]),
        ("c[7].d", []),
        (r"e\.f", [4]),
        ("e.f", [4]),
        ("g", []),
        ("h.*", ["x", "y"]),
        ("outer", [9]),
    ],
)
def test_paths_find_their_values(path, found):
    values = {"a": {"b": 1}, "c": [{"d": 2}, {"d": 3}], "e.f": 4, "g": None, "h": {"nl": "x", "fr": "y"}}
    assert pick(Row(1, values, outer=Row(1, {"outer": 9})), path) == found


def test_repeated_events_are_written_out():
    text = (EXAMPLES / "club-calendar.ics").read_bytes()
    found = rows(text, "x.ics", expand_from="2027-03-01", expand_until="2027-04-01")
    tango = [row.values["start"] for row in found.rows if row.values["summary"] == "Tango voor beginners"]
    assert tango == [
        "2027-03-02T20:00:00+01:00",
        "2027-03-09T20:00:00+01:00",
        "2027-03-16T20:30:00+01:00",
        "2027-03-23T20:00:00+01:00",
        "2027-03-30T20:00:00+02:00",
    ]
    assert "nothing happens in this calendar between" in refusal(text, "x.ics", expand_until="-1 days")


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, "END:VCALENDAR", ""])


def repeated(rule: str, start: str = "20270101T100000Z") -> str:
    return calendar(
        "BEGIN:VEVENT", "UID:1", "SUMMARY:Tick", f"DTSTART:{start}", f"RRULE:{rule}", "END:VEVENT"
    )


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=4",
        "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=0,20,40",
    ],
)
def test_what_is_repeated_without_end_is_refused_at_once(rule):
    found = refusal(repeated(rule), "x.ics")
    assert found.startswith('"Tick" is repeated more than 288 times a day (RRULE:FREQ=')


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=MINUTELY;INTERVAL=30;UNTIL=20270101T120000Z", 5),
        ("FREQ=SECONDLY;COUNT=3", 3),
        ("FREQ=DAILY;BYHOUR=10,15;UNTIL=20270103T000000Z", 4),
    ],
)
def test_what_is_repeated_often_and_not_for_long_is_taken(rule, times):
    assert len(rows(repeated(rule), "x.ics").rows) == times


def test_whole_days_of_a_calendar_end_on_their_last_day():
    text = (EXAMPLES / "club-calendar.ics").read_bytes()
    days = [row.values for row in rows(text, "x.ics").rows if row.values["summary"] == "Opendeurweekend"]
    assert [(day["start"], day["end"], day["all_day"]) for day in days] == [
        ("2027-09-04", "2027-09-05", True)
    ]
    assert (days[0]["latitude"], days[0]["longitude"]) == (51.2251, 2.9203)


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999T999999\nEND:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101T100000Z\nRRULE:FREQ=NEVER\nEND:VEVENT\nEND:VCALENDAR\n",
    ],
)
def test_a_broken_calendar_is_refused(text):
    assert "\n" not in refusal(text, "x.ics")


def test_an_event_without_a_start_is_told_so():
    assert (
        refusal(calendar("BEGIN:VEVENT", "END:VEVENT"), "x.ics") == "an event of this calendar has no DTSTART"
    )


def test_a_calendar_that_breaks_off_is_told_so():
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:x\n"
    assert (
        refusal(text, "x.ics") == "this calendar breaks off: there is no END:VCALENDAR; fetch the file again"
    )


def test_unknown_columns_are_named_with_the_line_of_the_mapping():
    mapping = Mapping(system="x", columns={"titel": 5, "date": 6}, ignore=("note",))
    source = read(b"title,date,note,more\n1,2,3,4\n", "x.csv", mapping, TODAY)
    with pytest.raises(UnreadableFile) as caught:
        check_columns(source, mapping)
    assert str(caught.value) == (
        'line 5 of the mapping: the file has no column "titel" (did you mean "title"?)\n'
        "the columns of the file are: title, date, note, more"
    )
    good = Mapping(system="x", columns={"title": 5, "date": 6}, ignore=("note",))
    assert check_columns(source, good) == ("more",)


def test_paths_that_no_item_has_are_told_with_a_hint():
    mapping = Mapping(
        system="x",
        when=When(occurrences="days"),
        columns={"days": 2, "name.nl": 3, "name.n": 4, "begin": 5, "begn": 6, "phone": 7, "hall": 8},
    )
    content = json.dumps([{"name": {"nl": "A"}, "days": [{"begin": "x"}]}, {"phone": "1", "hall": None}])
    assert absent_paths(read(content.encode(), "x.json", mapping, TODAY), mapping) == (
        'name.n (line 4 of the mapping) (did you mean "name.nl"?)',
        'begn (line 6 of the mapping) (did you mean "begin"?)',
        "hall (line 8 of the mapping): it is empty everywhere",
    )


@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.json", "x.ics", "x.ndjson"]))
def test_no_bytes_break_the_readers(content, name):
    with contextlib.suppress(UnreadableFile):
        rows(content, name)


@given(st.text(alphabet="BEGIN:VEVNTCALDRSUM0127;=\n", max_size=300))
def test_no_text_breaks_the_reader_of_calendars(text):
    with contextlib.suppress(UnreadableFile):
        rows(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR\n", "x.ics")


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"])))
def test_a_text_in_windows_1252_is_read_again(text):
    raw = text.encode("cp1252")
    assert decode(raw, "cp1252")[0] == text.removeprefix("\ufeff")
