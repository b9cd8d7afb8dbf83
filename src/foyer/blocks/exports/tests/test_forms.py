# SPDX-License-Identifier: EUPL-1.2
"""The forms of files, each read back by a reader of its kind."""

import csv
import io
import re

import openpyxl
import orjson
import pytest
from icalendar import Calendar

from foyer.blocks.exports.formats import FORMATS, Entry, Point, form
from foyer.blocks.exports.rules.orders import MAP, Order, Style
from foyer.blocks.exports.tests.documents import concert

NASTY = '=HYPERLINK("http://evil.example")'


def entries(count, **changed):
    return [Entry(concert(f"e{number}", **changed), "", number) for number in range(1, count + 1)]


def made(order, tmp_path, *pages, points=()):
    """Return the file of pages of entries, each made as another process would."""
    making, state, parts = form(order.format), None, []
    for number, page in enumerate(pages):
        data, state = making.part(page, order, state, points if number == 0 else ())
        state = orjson.loads(orjson.dumps(state))
        parts.append(tmp_path / f"part-{number}")
        parts[-1].write_bytes(data)
    file = io.BytesIO()
    making.write(file, parts, order)
    return file.getvalue()


def test_json_is_one_list(tmp_path):
    text = made(Order("json", "events", properties=["name"]), tmp_path, entries(2), [], entries(1))
    name = {"nl": "Avond aan de Leie", "fr": "Soirée"}
    ids = ["e1", "e2", "e1"]
    assert orjson.loads(text) == [{"@id": f"http://localhost/events/{one}", "name": name} for one in ids]


def test_json_tells_summaries_of_calendars_when_asked(tmp_path):
    text = made(Order("json", "events", properties=["calendarSummary.short"]), tmp_path, entries(1))
    assert set(orjson.loads(text)[0]["calendarSummary"]) == {"short"}


def test_csv_cannot_run_anything(tmp_path):
    text = made(Order("csv", "events", properties=["name"]), tmp_path, entries(1, name={"nl": NASTY}))
    assert text.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(text.decode("utf-8-sig")))) == [["Naam"], ["'" + NASTY]]


def test_a_spreadsheet_has_texts_as_texts_and_numbers_as_numbers(tmp_path):
    order = Order("xlsx", "events", properties=["name", "completeness", "description"], language="en")
    page = entries(1, name={"nl": NASTY}, description={"nl": "a < b & \x0b c"})
    book = openpyxl.load_workbook(io.BytesIO(made(order, tmp_path, page, entries(2))))
    sheet = book.active
    assert sheet.title == "Events"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[:2] == [["Name", "Completeness", "Description"], [NASTY, 77, "a < b &\nc"]]
    assert len(rows) == 4
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].data_type == "n"
    assert sheet["A1"].font.bold


def test_a_cell_holds_no_more_than_it_can(tmp_path):
    order = Order("xlsx", "events", properties=["name"])
    book = openpyxl.load_workbook(io.BytesIO(made(order, tmp_path, entries(1, name={"nl": "x" * 40_000}))))
    assert len(book.active["A2"].value) == 32_000


def test_a_calendar_has_an_entry_a_date(tmp_path):
    text = made(Order("ics", "events", style=Style(title="Zomer")), tmp_path, entries(2), entries(1))
    calendar = Calendar.from_ical(text)
    assert len(calendar.events) == 3
    assert calendar["x-wr-calname"] == "Zomer"
    assert calendar.timezones[0]["tzid"] == "Europe/Brussels"


def texts(pdf):
    """Return the headings that a PDF says in its tags."""
    return re.findall(rb"/S/H[1-6]/P \d+ 0 R/T\(([^)]*)\)", pdf)


def test_a_printed_list_is_tagged_and_numbers_its_pages_on(tmp_path):
    order = Order("pdf", "events", style=Style(title="Dit weekend", publisher="Stad", brand="nobody"))
    page = entries(20, description={"nl": "woord " * 50})
    pdf = made(order, tmp_path, page, page)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/MarkInfo<</Marked true" in pdf
    assert b"/Lang(nl)" in pdf
    assert texts(pdf) == [b"Dit weekend", *[b"Avond aan de Leie"] * 40]
    assert int(re.search(rb"/Type/Pages/Count (\d+)/Kids\[\d+ 0 R \d+ 0 R\]", pdf)[1]) > 2


def test_a_heading_that_goes_on_is_not_said_again(tmp_path):
    first = [Entry(concert(str(number)), "zaterdag", number) for number in range(1, 3)]
    second = [Entry(concert("3"), "zaterdag", 3), Entry(concert("4"), "zondag", 4)]
    pdf = made(Order("pdf", "events", style=Style(title="Lijst"), grouping="date"), tmp_path, first, second)
    said = texts(pdf)
    assert (said.count(b"zaterdag"), said.count(b"zondag")) == (1, 1)
    assert b"/Type/Outlines/First" in pdf
    assert len(re.findall(rb"/Title\(\w+\)/Dest\[", pdf)) == 2


def test_a_map_stands_before_the_list_and_says_what_it_is(tmp_path):
    style = Style(title="Kaart", template=MAP)
    pdf = made(Order("pdf", "events", style=style), tmp_path, entries(2), points=[Point(1, 51.05, 3.72)])
    assert b"/S/Figure" in pdf
    assert b"Kaart van de plaatsen in deze lijst" in pdf
    assert b"1. Avond aan de Leie" in b" ".join(texts(pdf))
    assert b"/S/Figure" not in made(Order("pdf", "events", style=Style(title="Lijst")), tmp_path, entries(1))


def test_texts_are_never_markup(tmp_path):
    name = {"nl": '#import "/etc/passwd" $x$ *a* #panic() \\ <label> @ref'}
    pdf = made(Order("pdf", "events", style=Style(title="#panic()")), tmp_path, entries(1, name=name))
    assert b"#panic\\(\\)" in pdf or b"#panic()" in pdf


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_can_say_everything(name, tmp_path):
    strange = "\x00\u202e\ufeff 😀 𝄞 אבג 中文 \t\r\n<&>\"'(]"
    page = entries(1, name={"nl": strange}, description={"nl": strange * 50}, labels=[strange])
    style = Style(
        title=strange, subtitle=strange, footer=strange, publisher=strange, brand=strange, logo=strange
    )
    assert made(Order(name, "events", style=style), tmp_path, page)
