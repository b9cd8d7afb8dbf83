# SPDX-License-Identifier: EUPL-1.2
import csv
import io
import os
import sys
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError

from foyer.blocks.imports.services import run_import, runs
from foyer.blocks.imports.services.runs import RunInProgress
from foyer.blocks.imports.tests.mappings import EXAMPLES
from foyer.blocks.imports.tests.runs import HEADER, KRAK, MAPPING, everything
from foyer.blocks.offers.public import count

LINDEVELD = EXAMPLES / "zomer-in-lindeveld.csv"
EXPECTED = {
    ("not taken", "duplicate-row"): 4,
    ("not taken", "excluded"): 2,
    ("not taken", "far-outside-window"): 1,
    ("repaired", "end-equals-start"): 16,
    ("repaired", "far-coordinates"): 10,
    ("repaired", "long-text"): 1,
    ("repaired", "outside-area"): 3,
    ("repaired", "past-midnight"): 34,
    ("repaired", "placeholder-number"): 78,
    ("repaired", "same-occurrence"): 1,
    ("repaired", "venue-in-one-part"): 46,
    ("repaired", "venue-spelt-differently"): 7,
    ("repaired", "venue-without-street"): 12,
    ("repaired", "venue-without-town"): 3,
    ("taken", "outside-window"): 1,
    ("taken", "overlapping-occurrences"): 1,
}


def command(file, mapping, **options) -> tuple[str, int]:
    """Run the command; return what it printed and its exit code."""
    out = io.StringIO()
    try:
        call_command("import", str(file), mapping=mapping, stdout=out, stderr=out, **options)
    except SystemExit as stop:
        return out.getvalue(), int(stop.code or 0)
    except CommandError as error:
        return out.getvalue() + str(error), error.returncode
    return out.getvalue(), 0


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "map.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_the_invented_programme_and_every_fault_of_it(tmp_path):
    report = tmp_path / "report.csv"
    shown, code = command(LINDEVELD, EXAMPLES / "zomer-in-lindeveld.yaml", report=report)
    assert code == 1
    assert "388 rows: 381 taken, 7 not taken" in shown
    with report.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["line", "column", "value", "kind", "reason", "action"]
    assert Counter((row["action"], row["kind"]) for row in rows) == EXPECTED
    assert [row["line"] for row in rows] == sorted((row["line"] for row in rows), key=int)
    assert all(row["reason"] for row in rows)
    again, code = command(LINDEVELD, EXAMPLES / "zomer-in-lindeveld.yaml")
    assert code == 1
    assert "0 new, 0 changed" in again


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "mapping_name", "events", "code"),
    [
        ("open-agenda.json", "open-agenda", 5, 1),
        ("stad-open-data.csv", "stad-open-data", 5, 1),
        ("club-calendar.ics", "club-calendar", 3, 0),
    ],
)
def test_the_other_examples(file, mapping_name, events, code):
    shown, exit_code = command(EXAMPLES / file, EXAMPLES / f"{mapping_name}.yaml")
    assert exit_code == code, shown
    assert count("event") == events
    assert "refused" not in shown


@pytest.mark.django_db
def test_what_the_example_in_json_becomes():
    command(EXAMPLES / "open-agenda.json", EXAMPLES / "open-agenda.yaml")
    basket, concert, beaver, maps, walk = everything("event")
    assert basket["name"] == {"fr": "Atelier vannerie pour débutants", "nl": "Manden vlechten voor beginners"}
    assert basket["description"]["fr"].endswith("Matériel compris & repas sorti du sac.")
    assert [term["label"] for term in basket["terms"]] == [
        "Cursus met open sessies",
        "Creativiteit",
        "Rolstoeltoegankelijk",
    ]
    assert basket["typicalAgeRange"] == "12-"
    assert basket["priceInfo"][0]["price"] == 25
    assert basket["bookingInfo"]["url"] == "https://vallee.example.org/inscription/vannerie"
    assert basket["organizer"]["name"] == {"fr": "Les Mains de la Vallée"}
    assert concert["location"]["geo"] == {"latitude": 50.7236, "longitude": 4.8689}
    assert beaver["attendanceMode"] == "online"
    assert beaver["onlineUrl"] == "https://direct.example.org/castor"
    assert maps["location"]["@id"] == basket["location"]["@id"]
    assert walk["status"]["type"] == "Unavailable"
    assert walk["organizer"]["@id"] == basket["organizer"]["@id"]


@pytest.mark.django_db
def test_what_the_example_of_a_town_becomes():
    command(EXAMPLES / "stad-open-data.csv", EXAMPLES / "stad-open-data.yaml")
    course, expo, race, puppets, bar = everything("event")
    assert course["name"] == {"nl": "Keramiek voor beginners"}
    assert (course["startDate"], course["endDate"]) == (
        "2027-05-04T19:30:00+02:00",
        "2027-05-04T22:00:00+02:00",
    )
    assert course["location"]["address"]["nl"]["streetAddress"] == "Schoolstraat 12"
    assert (expo["calendarType"], expo["priceInfo"][0]["price"]) == ("periodic", 0)
    assert race["endDate"] == "2027-08-15T16:00:00+02:00"
    assert [line["price"] for line in puppets["priceInfo"]] == [8, 6]
    assert puppets["typicalAgeRange"] == "3-6"
    assert puppets["status"]["type"] == "Unavailable"
    assert bar["calendarType"] == "periodic"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "a mapping file is a block of keys"),
        ("mapping: 1\nsystem: x\nfiels: {}\n", 'did you mean "fields"?'),
        ("a: [b\n", "this is not YAML"),
    ],
)
def test_a_mapping_with_mistakes_is_exit_code_2(tmp_path, content, said):
    path = tmp_path / "map.yaml"
    path.write_text(content, encoding="utf-8")
    shown, code = command(LINDEVELD, path)
    assert code == 2
    assert said in shown
    assert "Traceback" not in shown


def test_a_mapping_that_is_not_there_or_no_text_is_exit_code_2(tmp_path):
    assert command(LINDEVELD, tmp_path / "none.yaml")[1] == 2
    path = tmp_path / "map.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    shown, code = command(LINDEVELD, path)
    assert (code, "not a text file in UTF-8" in shown) == (2, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04", "an Excel or OpenDocument workbook"),
        (b"titel,x\n1,2\n", 'line 5 of the mapping: the file has no column "title" (did you mean "titel"?)'),
    ],
)
def test_a_file_that_cannot_be_read_is_exit_code_3(tmp_path, mapping, content, said):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    shown, code = command(path, mapping)
    assert (code, said in shown) == (3, True), shown


def test_a_file_that_is_not_there_is_exit_code_3(tmp_path, mapping):
    assert command(tmp_path / "none.csv", mapping)[1] == 3
    assert command(tmp_path, mapping)[1] == 3
    assert command("ftp://example.org/x.csv", mapping)[1] == 3


@pytest.mark.django_db
def test_who_reads_the_first_lines_only_has_the_whole_report_in_its_file(tmp_path, mapping, monkeypatch):
    path, report = tmp_path / "x.csv", tmp_path / "report.csv"
    path.write_text(f"{HEADER}\n{KRAK.replace('17/07/2027', '?')}\n{KRAK}\n", encoding="utf-8")
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        with pytest.raises(SystemExit) as ended:
            call_command("import", str(path), mapping=mapping, report=report, stdout=gone)
    assert ended.value.code == 1
    assert "unreadable-date" in report.read_text(encoding="utf-8")
    assert count("event") == 1


@pytest.mark.django_db
def test_a_limit_of_the_mapping_is_exit_code_4(tmp_path, mapping):
    path = tmp_path / "x.csv"
    path.write_text(f"{HEADER}\n{KRAK.replace('17/07/2027', '?')}\n", encoding="utf-8")
    shown, code = command(path, mapping)
    assert code == 4
    assert "stopped, nothing was written: 1 of 1 rows are refused" in shown
    assert "unreadable-date" in shown
    assert count("event") == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "exit_code", "said"),
    [
        (KeyboardInterrupt(), 130, "The same command goes on from there."),
        (RunInProgress("process 7 has been importing"), 4, "process 7 has been importing"),
        (OperationalError("server closed the connection"), 5, "the same command goes on from there."),
        (InterfaceError("connection already closed"), 5, "connection already closed. What was written stays"),
        (OperationalError("no such table"), 4, "`foyer migrate` prepares a new database"),
    ],
)
def test_what_stops_an_import_has_its_exit_code(tmp_path, mapping, monkeypatch, error, exit_code, said):
    def stopped(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(runs, "begin", stopped)
    path = tmp_path / "x.csv"
    path.write_text(f"{HEADER}\n{KRAK}\n", encoding="utf-8")
    shown, code = command(path, mapping)
    assert (code, said in shown) == (exit_code, True), shown
    assert count("event") == 0


@pytest.mark.django_db
def test_a_database_that_goes_away_midway_is_told_and_the_next_run_goes_on(tmp_path, mapping, monkeypatch):
    def lost(*_args, **_kwargs):
        raise OperationalError("server closed the connection")

    def closed(*_args, **_kwargs):
        raise InterfaceError("connection already closed")

    path = tmp_path / "x.csv"
    path.write_text(f"{HEADER}\n{KRAK}\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(run_import, "_write_all", lost)
        patch.setattr(runs, "end", closed)
        shown, code = command(path, mapping)
    assert code == 5
    assert "server closed the connection. What was written stays" in shown
    assert command(path, mapping)[1] == 0
    assert count("event") == 1


@pytest.mark.django_db
def test_the_owner_of_the_items(tmp_path, mapping):
    path = tmp_path / "x.csv"
    path.write_text(f"{HEADER}\n{KRAK}\n", encoding="utf-8")
    assert command(path, mapping, owner="x" * 256)[1] == 2
    assert command(path, mapping, owner="user-7")[1] == 0
    assert [everything(kind)[0]["creator"] for kind in ("event", "place")] == ["user-7", "user-7"]


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_is_told(tmp_path, mapping):
    path = tmp_path / "x.csv"
    path.write_text(f"{HEADER}\n{KRAK}\n", encoding="utf-8")
    shown, code = command(path, mapping, report=tmp_path / "none" / "r.csv")
    assert code == 0
    assert "The report could not be written" in shown
    assert count("event") == 1
