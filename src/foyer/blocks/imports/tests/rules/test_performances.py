# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.documents import event_document
from foyer.blocks.imports.rules.findings import Findings
from foyer.blocks.imports.rules.grouping import duplicates, gather_programmes
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.tests.mappings import HEADER, MINIMAL, convert, mapping_of


def programmes(text: str, csv: str):
    """Return the programmes of a CSV, their mapping, and the findings as (line, kind, action)."""
    mapping = mapping_of(text)
    found = Findings(dict(mapping.faults))
    performances, _ = convert(text, csv, found)
    kept = [one for one in performances if one is not None]
    gathered = gather_programmes(kept, mapping, lambda one: one.venue.name if one.venue else "online", found)
    return gathered, mapping, [(each.line, each.kind, each.action.value) for each in found.all]


def document(text: str, csv: str) -> dict:
    (programme,), mapping, _ = programmes(text, csv)
    return event_document(programme, mapping, "p1", "")


ONE = HEADER + '"Circus Krak",17/07/2027,20:00,22:00,"Zaal, Straat 1, Gent"\n'


def test_a_row_becomes_a_document():
    assert document(MINIMAL, ONE) == {
        "mainLanguage": "nl",
        "name": {"nl": "Circus Krak"},
        "terms": [{"id": "0.51.0.0.0"}],
        "location": {"@id": "place/p1"},
        "attendanceMode": "offline",
        "calendarType": "single",
        "subEvent": [{"startDate": "2027-07-17T20:00:00+02:00", "endDate": "2027-07-17T22:00:00+02:00"}],
    }


def test_rules_give_type_theme_labels_facilities_ages_and_prices():
    made = document(
        MINIMAL
        + "rules:\n"
        + "  - {any: [circus], theme: Circus, labels: [Circus, feest]}\n"
        + "  - {any: [krak], type: Concert, theme: Jazz en blues, labels: [CIRCUS], age: 6-12, free: true}\n"
        + "  - {any: ['=kra'], type: Theatervoorstelling, labels: [never]}\n"
        + "  - {all: [circus, krak], none: [clown], hidden_labels: [feest], audience: members}\n"
        + "  - {where: {start: ['20:00']}, labels: [avond]}\n"
        + "defaults: {labels: [zomer]}\n",
        ONE,
    )
    assert made["terms"] == [{"id": "0.50.4.0.0"}, {"id": "0.52.0.0.0"}]
    assert made["labels"] == ["Circus", "avond", "zomer"]
    assert made["hiddenLabels"] == ["feest"]
    assert made["typicalAgeRange"] == "6-12"
    assert made["priceInfo"] == [{"category": "base", "price": 0, "priceCurrency": "EUR"}]
    assert made["audience"] == {"audienceType": "members"}


def test_one_title_at_one_venue_is_one_event():
    csv = (
        HEADER
        + "Krak!,18/07/2027,20:00,22:00,Zaal\n"
        + "KRAK,17/07/2027,20:00,22:00,Zaal\n"
        + "Krak,17/07/2027,20:00,22:00,Kerk\n"
    )
    found, mapping, _ = programmes(MINIMAL, csv)
    assert [(one.first.title, one.lines, len(one.occurrences)) for one in found] == [
        ("KRAK", (2, 3), 2),
        ("Krak", (4,), 1),
    ]
    assert event_document(found[0], mapping, "p", "")["calendarType"] == "multiple"
    assert len({one.key for one in found}) == 2


def test_performances_that_are_there_twice_or_overlap():
    csv = (
        HEADER
        + "Krak,17/07/2027,20:00,22:00,Zaal\n"
        + "Krak,17/07/2027,20:00,22:00,Zaal\n"
        + "Krak,17/07/2027,21:00,23:00,Zaal\n"
    )
    (one,), _, told = programmes(MINIMAL, csv)
    assert len(one.occurrences) == 2
    assert [each for each in told if "occurrence" in each[1]] == [
        (3, "same-occurrence", "repair"),
        (4, "overlapping-occurrences", "take"),
    ]
    (one,), _, _ = programmes(MINIMAL + "faults: {overlapping-occurrences: repair}\n", csv)
    assert [each.end.hour for each in one.occurrences] == [23]
    (one,), _, _ = programmes(MINIMAL + "faults: {same-occurrence: take}\n", csv)
    assert len(one.occurrences) == 3


def test_of_different_descriptions_the_longest_is_taken():
    text = MINIMAL.replace("fields: {title: title}", "fields: {title: title, description: d}")
    head = "title,date,start,end,venue,d\n"
    rows = [
        f"Krak,{day}/07/2027,20:00,22:00,Zaal,{said}"
        for day, said in ((17, "kort"), (18, "langer"), (19, ""))
    ]
    (one,), mapping, told = programmes(text, head + "\n".join(rows))
    assert event_document(one, mapping, "p", "")["description"] == {"nl": "langer"}
    assert [each for each in told if each[1] == "differing-texts"] == [(2, "differing-texts", "take")]
    _, _, told = programmes(text, head + "\n".join([rows[0], rows[2]]))
    assert "differing-texts" not in [each[1] for each in told]


def test_rows_with_ids_are_grouped_by_them():
    text = MINIMAL.replace("fields: {title: title}", "fields: {title: title, id: end}")
    csv = HEADER + "A,17/07/2027,20:00,22:00,Zaal\nB,18/07/2027,20:00,22:00,Kerk\n"
    (one,), _, _ = programmes(text, csv)
    assert one.key == "event:22:00"
    assert one.lines == (2, 3)


def test_a_row_whose_id_was_forgotten_is_known_by_title_and_venue():
    text = MINIMAL.replace("fields: {title: title}", "fields: {title: title, id: end}")
    rows = ["A,17/07/2027,20:00,,Zaal", "B,17/07/2027,20:00,,Zaal", "A!,18/07/2027,20:00,,Zaal"]
    found, _, _ = programmes(text, HEADER + "\n".join(rows))
    moved, _, _ = programmes(text, HEADER + "\n".join(reversed(rows)))
    assert len(found) == 2
    assert {one.key for one in found} == {one.key for one in moved}


def test_exact_duplicates_are_found():
    rows = [Row(1, {"a": "x"}), Row(2, {"a": "y"}), Row(3, {"a": "x"}), Row(4, {"a": "x"})]
    found = Findings()
    assert duplicates(rows, found) == {3, 4}
    assert [each.reason for each in found.all] == ["the same as line 1"] * 2


def test_excluded_rows_and_rows_without_title_or_venue_are_refused():
    text = MINIMAL + "exclude: [{any: ['/^test/'], in: [title], reason: a trial}]\n"
    csv = (
        HEADER
        + "Test 1,17/07/2027,20:00,22:00,Zaal\n,17/07/2027,20:00,22:00,Zaal\nX,17/07/2027,20:00,22:00,\n"
    )
    performances, told = convert(text, csv)
    assert performances == [None, None, None]
    assert [each[1] for each in told if each[2] == "refuse"] == ["excluded", "missing-title", "missing-venue"]


def test_a_long_title_is_cut_and_kept_whole_in_the_description():
    title = "Een heel lange titel " * 6
    made = document(MINIMAL, f"{HEADER}{title},17/07/2027,20:00,22:00,Zaal\n")
    assert len(made["name"]["nl"]) <= 90
    assert made["name"]["nl"].endswith("…")
    assert made["description"]["nl"] == title.strip()


def test_garbled_texts_are_mended():
    made = document(MINIMAL, HEADER + "Het cafÃ© chantant,17/07/2027,20:00,22:00,Zaal\n")
    assert made["name"] == {"nl": "Het café chantant"}


def test_wrong_numbers_of_columns_are_refused_or_mended():
    csv = HEADER + "A,17/07/2027,20:00,22:00\nB,17/07/2027,20:00,22:00,Zaal,more\n"
    performances, told = convert(MINIMAL, csv)
    assert performances == [None, None]
    assert told == [(2, "wrong-column-count", "refuse"), (3, "wrong-column-count", "refuse")]
    performances, _ = convert(MINIMAL + "faults: {wrong-column-count: repair}\n", csv)
    assert [one and one.title for one in performances] == [None, "B"]


@pytest.mark.parametrize(
    ("columns", "values", "wanted"),
    [
        ("price: {base: p}", "€ 6", [{"category": "base", "price": 6, "priceCurrency": "EUR"}]),
        ("price: {free: p}", "ja", [{"category": "base", "price": 0, "priceCurrency": "EUR"}]),
        ("price: {base: p}", "veel", None),
        (
            "price: {base: {value: '10'}, tariffs: {Kinderen: p}}",
            "6.5",
            [
                {"category": "base", "price": 10, "priceCurrency": "EUR"},
                {"category": "tariff", "name": {"nl": "Kinderen"}, "price": 6.5, "priceCurrency": "EUR"},
            ],
        ),
    ],
)
def test_prices_of_columns(columns, values, wanted):
    csv = f"title,date,start,end,venue,p\nX,17/07/2027,20:00,22:00,Zaal,{values}\n"
    assert document(f"{MINIMAL}{columns}\n", csv).get("priceInfo") == wanted


def test_online_status_contact_booking_and_translations():
    text = MINIMAL.replace(
        "fields: {title: title}",
        "fields:\n  title: title\n  online_url: link\n  status: status\n  status_reason: {value: ziek}\n"
        "  email: mail\n  booking_url: link\n  capacity: {value: '40'}\n"
        "translations: {fr: {title: titre}}",
    )
    csv = (
        "title,date,start,end,venue,link,status,mail,titre\n"
        "X,17/07/2027,20:00,22:00,,www.vb.be/x,afgelast,a@vb.be,Y\n"
    )
    made = document(text, csv)
    assert made["attendanceMode"] == "online"
    assert made["onlineUrl"] == "https://www.vb.be/x"
    assert made["name"] == {"nl": "X", "fr": "Y"}
    assert made["subEvent"][0]["status"] == {"type": "Unavailable", "reason": {"nl": "ziek"}}
    assert made["contactPoint"] == {"phone": [], "email": ["a@vb.be"], "url": []}
    assert made["bookingInfo"] == {"url": "https://www.vb.be/x", "urlLabel": {"nl": "Reserveer"}}
    assert made["bookingAvailability"] == {"type": "Available", "capacity": 40}


def test_an_event_without_type_is_told_unless_the_mapping_has_a_default():
    _, _, told = programmes(MINIMAL, ONE)
    assert told == [(2, "no-type", "take")]
    _, _, told = programmes(MINIMAL + "defaults: {type: Concert}\n", ONE)
    assert told == []


def test_long_spans_become_periods():
    text = MINIMAL.replace(
        "when: {date: date, start: start, end: end}",
        "when: {date: date, end_date: end, period_from_days: 14, "
        "opening_hours: [{days: [saturday], opens: 10:00, closes: 17:00}]}",
    )
    made = document(text, HEADER + "Expo,01/06/2027,,30/06/2027,Zaal\n")
    assert made["calendarType"] == "periodic"
    assert (made["startDate"], made["endDate"]) == ("2027-06-01T00:00:00+02:00", "2027-06-30T23:59:59+02:00")
    assert made["openingHours"] == [{"dayOfWeek": ["saturday"], "opens": "10:00", "closes": "17:00"}]


@given(
    st.lists(st.lists(st.text(max_size=20), min_size=5, max_size=5), min_size=1, max_size=5),
)
def test_every_row_is_taken_or_refused_with_a_reason(table):
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["title", "date", "start", "end", "venue"])
    clean = [[cell.encode("utf-8", "ignore").decode().replace("\x00", "") for cell in row] for row in table]
    writer.writerows([*clean, ["a", "b", "c", "d", "e"]])
    performances, told = convert(MINIMAL, out.getvalue())
    refused = sum(one is None for one in performances)
    assert len({line for line, _, action in told if action == "refuse"}) == refused
