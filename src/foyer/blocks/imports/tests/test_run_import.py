# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from foyer.blocks.imports.models import ImportRun, SourceLink, WithdrawnKey
from foyer.blocks.imports.services import runs as run_records
from foyer.blocks.imports.services import write_chunk as writing
from foyer.blocks.imports.services.fetch_source import Fetched
from foyer.blocks.imports.services.prepare_import import load_mapping, prepare_import
from foyer.blocks.imports.services.run_import import ImportStopped, run_import
from foyer.blocks.imports.tests.runs import (
    HEADER,
    KRAK,
    KRAK_2,
    MAPPING,
    OWNER,
    QUIZ,
    everything,
    ignore,
    run,
    run_content,
    source_ids,
)
from foyer.blocks.offers.public import Write, count, withdraw, write_many
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db


def news() -> int:
    return OutboxEvent.objects.count()


def test_rows_become_published_events_of_the_owner():
    report = run(KRAK, KRAK_2, QUIZ)
    assert (report.rows, report.taken, report.created, report.places_made) == (3, 3, 2, 2)
    krak, quiz = everything("event")
    assert krak["name"] == {"nl": "Circus Krak"}
    assert krak["workflowStatus"] == "READY_FOR_VALIDATION"
    assert krak["creator"] == "owner-1"
    assert [each["startDate"] for each in krak["subEvent"]] == [
        "2027-07-17T20:00:00+02:00",
        "2027-07-18T20:00:00+02:00",
    ]
    assert [term["label"] for term in krak["terms"]] == ["Festiviteit", "Circus"]
    assert krak["location"]["name"] == {"nl": "Zaal De Post"}
    assert krak["location"]["geo"] == {"latitude": 51.05, "longitude": 3.72}
    assert [term["label"] for term in quiz["terms"]] == ["Festiviteit", "Rolstoeltoegankelijk"]
    record = ImportRun.objects.get()
    assert (record.state, record.position, record.total, record.owner) == ("finished", 2, 2, "owner-1")
    assert record.counts["created"] == 2
    assert record.faults == {"venue-spelt-differently": 1}


def test_a_second_run_changes_nothing():
    run(KRAK, KRAK_2, QUIZ)
    before, told, audited = everything("event"), news(), AuditEntry.objects.count()
    report = run(QUIZ, KRAK_2, KRAK)
    assert (report.created, report.replaced, report.unchanged, report.places_made) == (0, 0, 2, 0)
    assert everything("event") == before
    assert (news(), AuditEntry.objects.count()) == (told, audited)


def test_an_unchanged_run_asks_a_fixed_number_of_questions(django_assert_max_num_queries):
    rows = [KRAK.replace("Krak", f"Krak {n}") for n in range(30)]
    run(*rows)
    with django_assert_max_num_queries(24):
        assert run(*rows).unchanged == 30


def test_a_changed_row_changes_its_event_only():
    run(KRAK, QUIZ)
    before = {each["name"]["nl"]: each for each in everything("event")}
    report = run(KRAK.replace("20:00", "19:00"), QUIZ)
    after = {each["name"]["nl"]: each for each in everything("event")}
    assert (report.replaced, report.unchanged) == (1, 1)
    assert after["Circus Krak"]["@id"] == before["Circus Krak"]["@id"]
    assert after["Circus Krak"]["startDate"] == "2027-07-17T19:00:00+02:00"
    assert after["Quiz"] == before["Quiz"]


def test_a_changed_mapping_changes_events():
    run(KRAK)
    assert run(KRAK, mapping=MAPPING + "defaults: {labels: [zomer]}\n").replaced == 1
    assert everything("event")[0]["labels"] == ["zomer"]


def test_a_vanished_row_is_withdrawn_only_on_request_and_returns_as_a_new_event():
    mapping = MAPPING + "withdrawn_at_most: 60\n"
    run(KRAK, QUIZ, mapping=mapping)
    assert run(KRAK, mapping=mapping).withdrawn == 0
    assert [each["workflowStatus"] for each in everything("event")] == ["READY_FOR_VALIDATION"] * 2
    assert run(KRAK, mapping=mapping, withdraw=True).withdrawn == 1
    assert {each["name"]["nl"]: each["workflowStatus"] for each in everything("event")} == {
        "Circus Krak": "READY_FOR_VALIDATION",
        "Quiz": "DELETED",
    }
    told = news()
    assert run(KRAK, mapping=mapping, withdraw=True).withdrawn == 0
    assert news() == told
    assert run(KRAK, QUIZ, mapping=mapping, withdraw=True).created == 1
    assert [each["workflowStatus"] for each in everything("event")].count("READY_FOR_VALIDATION") == 2
    assert run(KRAK, QUIZ, mapping=mapping).unchanged == 2
    assert run(KRAK, mapping=mapping, withdraw=True).withdrawn == 1
    assert WithdrawnKey.objects.get().times == 2


def test_a_file_that_lost_most_of_its_rows_withdraws_nothing():
    run(KRAK, QUIZ, QUIZ.replace("Quiz", "Quiz 2"))
    told = news()
    with pytest.raises(ImportStopped, match="2 of 3 events have gone from the file; 50 % at most"):
        run(KRAK.replace("Voor allen", "Anders"), withdraw=True)
    assert news() == told
    assert ImportRun.objects.order_by("-id")[0].state == "failed"


def test_a_file_of_which_most_rows_are_refused_writes_nothing():
    bad = KRAK.replace("17/07/2027", "zomer")
    with pytest.raises(ImportStopped, match=r"2 of 3 rows are refused, 50 % at most") as stopped:
        run(KRAK, bad, bad.replace("20:00", "21:00"))
    assert stopped.value.report.faults() == {"unreadable-date": 2}
    assert (count("event"), count("place"), ImportRun.objects.count()) == (0, 0, 0)


def test_a_trial_writes_nothing_and_says_what_would_be():
    run(KRAK)
    told, links = news(), SourceLink.objects.count()
    report = run(KRAK, QUIZ, dry_run=True)
    assert (report.created, report.unchanged, report.places_made) == (1, 1, 1)
    assert (news(), SourceLink.objects.count(), ImportRun.objects.count(), count("event")) == (
        told,
        links,
        1,
        1,
    )
    gone = run(QUIZ, dry_run=True, withdraw=True, mapping=MAPPING + "withdrawn_at_most: 100\n")
    assert gone.withdrawn == 1
    assert everything("event")[0]["workflowStatus"] == "READY_FOR_VALIDATION"


def test_a_place_of_the_database_is_found_again():
    place = {
        "mainLanguage": "nl",
        "name": {"nl": "De Post"},
        "terms": [{"id": "8.70.0.0.0"}],
        "calendarType": "permanent",
        "address": {
            "nl": {
                "addressCountry": "BE",
                "addressLocality": "Gent",
                "postalCode": "9000",
                "streetAddress": "Poststraat 1",
            }
        },
    }
    (known,) = write_many(OWNER, [Write("place", place, geo=(51.05, 3.72))])
    report = run(KRAK.replace("Zaal De Post", "Theater De Post"))
    assert (report.places_made, report.places_known) == (0, 1)
    assert everything("event")[0]["location"]["@id"].endswith(known.id)
    assert everything("place")[0]["name"] == {"nl": "De Post"}
    own = MAPPING.replace("text: venue", "text: venue\n  match_existing: false").replace("test", "other")
    assert run(KRAK.replace("Zaal De Post", "Theater De Post"), mapping=own).places_made == 1


def test_another_source_finds_the_places_of_the_first():
    run(KRAK)
    report = run(KRAK, mapping=MAPPING.replace("system: test", "system: other"))
    assert (report.created, report.places_made, report.places_known) == (1, 0, 1)
    assert count("place") == 1


def test_a_spelling_keeps_its_place_when_another_becomes_commoner():
    run(KRAK, QUIZ)
    before = source_ids()
    more = [KRAK_2.replace("18/07", f"{day}/07") for day in range(20, 25)]
    report = run(KRAK, QUIZ, *more)
    assert (report.created, report.replaced, count("place")) == (0, 1, 2)
    assert source_ids() == before


def test_an_event_that_the_contract_refuses_is_told_with_all_its_lines():
    text = MAPPING.replace(
        "fields: {title: title, description: description}",
        "fields: {title: title, email: {column: description}}\nfaults: {unusable-address: take}",
    )
    report = run(KRAK, KRAK_2, QUIZ.replace("Ook met rolstoel", "a@b.be"), mapping=text)
    assert (report.created, report.refused) == (1, 1)
    told = [each for each in report.findings if each.kind == "refused-by-contract"]
    assert [(each.line, each.value) for each in told] == [(2, "Circus Krak"), (3, "Circus Krak")]
    assert told[0].reason.startswith("/contactPoint/email/0: ")
    assert count("event") == 1


def test_organisers_are_made_once_found_again_and_left_out_when_refused():
    text = (
        MAPPING.replace("lat", "org").replace("lon", "web").replace("  orgitude: org\n  webgitude: web\n", "")
    )
    text += "organizer: {name: org, url: web}\n"
    head = "title,description,date,start,end,venue,org,web\n"
    rows = [
        f'{title},x,17/07/2027,20:00,22:00,"Zaal, Straat 1, Gent",{name},{web}\n'
        for title, name, web in (
            ("A", "Huis", "https://www.huis.be"),
            ("B", "HUIS", "http://huis.be/"),
            ("C", "Zonder", ""),
        )
    ]
    report = run_content((head + rows[0] + rows[2]).encode(), "x.csv", text)
    assert [each["organizer"]["name"]["nl"] for each in everything("event")[:1]] == ["Huis"]
    assert report.organizers_made == 1
    assert [each.kind for each in report.findings] == ["organizer-without-url"]
    first, third = everything("event")
    assert first["organizer"]["name"] == {"nl": "Huis"}
    assert "organizer" not in third
    other = run_content((head + rows[1]).encode(), "x.csv", text.replace("system: test", "system: other"))
    assert (other.organizers_made, count("organizer")) == (0, 1)
    assert everything("event")[-1]["organizer"]["@id"] == first["organizer"]["@id"]


def test_two_spellings_of_one_site_are_one_organiser():
    text = MAPPING.replace("latitude: lat\n  longitude: lon\n  ", "") + "organizer: {name: lat, url: lon}\n"
    rows = [f"{title},x,17/07/2027,20:00,22:00,Zaal,Huis,{url}" for title, url in (
        ("A", "https://www.huis.be"), ("B", "http://huis.be/"), ("C", "HUIS.be"))]  # fmt: skip
    report = run(*rows, mapping=text)
    assert (report.created, report.organizers_made, count("organizer")) == (3, 1, 1)
    assert run(*rows, mapping=text).unchanged == 3


def test_countries_and_long_names_are_brought_to_what_the_contract_takes():
    text = MAPPING.replace("latitude: lat", "country: {column: lat, lookup: {qq: België}}\n  latitude: lon")
    long = QUIZ.replace("Het Kelderke", "x" * 300).replace("51.06", "")
    report = run(KRAK.replace("51.05", "qq"), long, mapping=text)
    assert report.refused == 0
    assert [each["address"]["nl"]["addressCountry"] for each in everything("place")] == ["BE", "BE"]
    assert len(everything("place")[1]["name"]["nl"]) <= 90


def test_a_place_that_is_refused_takes_its_events_with_it():
    run(KRAK)
    own = MAPPING.replace("system: test", "system: other").replace(
        "text: venue", "text: venue\n  match_existing: false"
    )
    report = run(KRAK, QUIZ, mapping=own)
    assert (report.created, report.refused, report.places_made) == (1, 1, 1)
    (told,) = [each for each in report.findings if each.kind == "venue-refused"]
    assert (told.line, told.value) == (2, "Circus Krak")
    assert "A place with this address / name combination already exists" in told.reason
    assert (count("event"), count("place")) == (2, 2)


def test_who_may_not_import_changes_nothing():
    prepared = prepare_import(Fetched("x.csv", f"{HEADER}\n{KRAK}\n".encode()), load_mapping(MAPPING), ignore)
    with pytest.raises(Problem) as refused:
        run_import(
            Actor(user_id="somebody"), prepared, "x.csv", ignore, dry_run=False, withdraw_missing=False
        )
    assert refused.value.status == 403
    assert (count("event"), ImportRun.objects.count()) == (0, 0)


def test_a_run_that_fails_half_way_continues(monkeypatch):
    monkeypatch.setattr("foyer.blocks.imports.services.run_import.CHUNK", 2)
    rows = [KRAK.replace("Krak", f"Krak {n}") for n in range(6)]
    calls = []

    def failing(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            raise OSError("disk full")
        return writing.write_chunk(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr("foyer.blocks.imports.services.run_import.write_chunk", failing)
        with pytest.raises(OSError, match="disk full"):
            run(*rows)
    assert count("event") == 2
    assert ImportRun.objects.get().state == "failed"
    report = run(*rows)
    assert (report.created, report.unchanged, count("event"), count("place")) == (4, 2, 6, 1)


FLAGGED = """
mapping: 1
system: test
read: {format: json}
fields: {id: id, title: title}
when: {start: start}
venue: {name: hall, street: street, default_locality: Gent, default_postal_code: "9000"}
flags:
  - {from: wheelchair, "yes": {facilities: [Rolstoeltoegankelijk]}}
defaults: {type: Concert}
workflow: {status: READY_FOR_VALIDATION}
"""


def flagged(wheelchair: str, mapping: str = FLAGGED):
    item = {"id": 1, "title": "Circus Krak", "start": "2027-07-17T20:00", "hall": "Zaal", "street": "Kaai 1"}
    return run_content(json.dumps([item | {"wheelchair": wheelchair}]).encode(), "x.json", mapping)


def facilities() -> list[str]:
    return [term["label"] for term in everything("event")[0]["terms"] if term["domain"] == "facility"]


def test_an_event_of_which_only_the_facilities_change_is_changed():
    flagged("no")
    assert facilities() == []
    report = flagged("yes")
    assert (report.replaced, report.unchanged, facilities()) == (1, 0, ["Rolstoeltoegankelijk"])
    report = flagged("no")
    assert (report.replaced, report.unchanged, facilities()) == (1, 0, [])


def test_a_mapping_without_facilities_leaves_those_that_are_there():
    flagged("yes")
    silent = FLAGGED.replace("facilities: [Rolstoeltoegankelijk]", "labels: [drempelvrij]")
    report = flagged("yes", silent)
    assert (report.replaced, facilities()) == (1, ["Rolstoeltoegankelijk"])


def test_one_run_at_a_time_and_a_dead_one_is_taken_over(monkeypatch):
    first, _ = run_records.begin("test", "", "x.csv", "d", "")
    monkeypatch.setattr(run_records, "_alive", lambda _run: True)
    with pytest.raises(run_records.RunInProgress, match="has been importing this source"):
        run(KRAK)
    assert count("event") == 0
    monkeypatch.undo()
    ImportRun.objects.filter(pk=first.pk).update(position=7)
    report = run(KRAK)
    assert report.continued == 7
    first.refresh_from_db()
    assert first.state == "interrupted"


def test_an_event_that_an_editor_deleted_stays_deleted():
    run(KRAK)
    withdraw(OWNER, "event", next(iter(source_ids().values())))
    report = run(KRAK.replace("Voor allen", "Voor iedereen"))
    assert (report.created, count("event")) == (0, 1)
    assert everything("event")[0]["workflowStatus"] == "DELETED"
