# SPDX-License-Identifier: EUPL-1.2
"""Labels on many offers: what a search finds, what was hidden, and what happens when somebody interrupts."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from foyer.blocks.jobs.public import job, latest
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.offers import ports
from foyer.blocks.offers.models import Event, HistoryEntry
from foyer.blocks.offers.public import Write, document, label, write_many
from foyer.blocks.offers.queries.addresses import url
from foyer.blocks.offers.services import label_offers, relist_label
from foyer.blocks.offers.services.change_label import change_label
from foyer.blocks.offers.services.label_offers import add_label_to, label_found, label_listed
from foyer.blocks.offers.tests.documents import event
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Killed(BaseException):
    """A process that dies here."""


@pytest.fixture
def made(actor, place_id, monkeypatch):
    """Make events, so many a second, and return their ids in that order; pages hold three."""
    monkeypatch.setattr(label_offers, "AT_ONCE", 3)
    monkeypatch.setattr(relist_label, "AT_ONCE", 3)

    def making(*numbers, **changed):
        ids = []
        with clock.use(clock.FixedClock(NOW)) as fixed:
            for number in numbers:
                writes = [Write("event", event(place_id, **changed)) for _ in range(number)]
                ids += [one.id for one in write_many(actor, writes)]
                fixed.advance(timedelta(seconds=1))
        return ids

    return making


@pytest.fixture
def asked(monkeypatch):
    """Answer searches from the records: events without the label that the query names."""
    calls = []

    def search(collection, parameters):
        wanted = dict(parameters)
        calls.append(wanted)
        rows = Event.objects.order_by("created", "pk")
        query, _, among = wanted["q"].partition(" AND id:")
        if among:
            query, ids = query[1:-1], among[1:-1].split(" OR ")
            rows = rows.filter(public_id__in=ids)
        if query.startswith("NOT "):
            rows = rows.exclude(document__contains=f'"{query[4:]}"')
        if "createdFrom" in wanted:
            rows = rows.filter(created__gte=datetime.fromisoformat(wanted["createdFrom"]))
        assert int(wanted["limit"]) == 3
        start = int(wanted["start"])
        assert start + 3 <= label_offers.PAGED_THROUGH
        ids = rows.values_list("public_id", flat=True)[start : start + 3]
        members = [{"@id": url("event", one), "@type": "Event"} for one in ids]
        return json.dumps({"totalItems": rows.count(), "member": members}).encode()

    monkeypatch.setattr(ports, "_ports", ports.replace(ports.ports(), search=search))
    return calls


def labels(public_id):
    shown = json.loads(document("event", public_id))
    return shown.get("labels", []) + shown.get("hiddenLabels", [])


@pytest.mark.parametrize("query", ["*:*", "NOT zomer"])
@pytest.mark.parametrize("times", [(1, 1, 1, 1, 1), (10,), (2, 7, 1, 4), (3, 3, 3), (0,)])
def test_all_that_a_search_finds(made, asked, actor, query, times):
    ids = made(*times)
    command = label_found(actor, "zomer", query)
    finish_jobs()
    assert [labels(one) for one in ids] == [["zomer"]] * len(ids)
    done = job(command)
    assert (done.state, done.result) == ("complete", {"labelled": len(ids), "failed": 0})
    assert HistoryEntry.objects.filter(verb="add-label").count() == len(ids)
    assert all(one["disableDefaultFilters"] == "true" for one in asked)
    assert all(one["sort[created]"] == "asc" for one in asked)


@pytest.mark.parametrize("query", ["*:*", "NOT zomer"])
@pytest.mark.parametrize("times", [(20,), (2, 17, 1, 9, 1), (6, 6), (7, 7)])
def test_moments_with_more_than_a_search_pages_through(made, asked, actor, monkeypatch, query, times):
    monkeypatch.setattr(label_offers, "PAGED_THROUGH", 7)
    ids = made(*times)
    command = label_found(actor, "zomer", query)
    finish_jobs()
    assert [labels(one) for one in ids] == [["zomer"]] * len(ids)
    assert job(command).result == {"labelled": len(ids), "failed": 0}
    assert HistoryEntry.objects.filter(verb="add-label").count() == len(ids)


@pytest.mark.parametrize("query", ["*:*", "NOT zomer"])
def test_a_job_that_is_killed_goes_on(made, asked, actor, monkeypatch, query):
    ids = made(2, 7, 1, 4)
    command = label_found(actor, "zomer", query)
    whole = label_offers.add_label_to
    calls = []

    def dying(*arguments):
        calls.append(arguments)
        told = whole(*arguments)
        if len(calls) == 3:
            raise Killed
        return told

    monkeypatch.setattr(label_offers, "add_label_to", dying)
    with pytest.raises(Killed):
        finish_jobs()
    assert 0 < sum("zomer" in labels(one) for one in ids) < 14
    assert job(command).state == "running"
    finish_jobs()
    assert [labels(one) for one in ids] == [["zomer"]] * 14
    # What was done twice changed nothing the second time.
    assert HistoryEntry.objects.filter(verb="add-label").count() == 14


def test_a_query_that_nobody_can_read(actor, monkeypatch):
    def search(_collection, _parameters):
        raise Problem("x", "Bad query", 400, "Unexpected end.")

    monkeypatch.setattr(ports, "_ports", ports.replace(ports.ports(), search=search))
    command = label_found(actor, "zomer", "(")
    finish_jobs()
    assert (job(command).state, job(command).error) == ("failed", "Unexpected end.")


def test_a_batch_is_one_transaction_with_a_row_each(made, actor, django_assert_max_num_queries):
    ids = made(12)
    before = AuditEntry.objects.count(), OutboxEvent.objects.count()
    add_label_to(actor, [("event", ids[0])], "eerst")
    with django_assert_max_num_queries(12):
        told = add_label_to(actor, [("event", one) for one in ids], "Zomer")
    assert told == {"labelled": 12, "failed": 0}
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == (before[0] + 13, before[1] + 13)
    news = OutboxEvent.objects.filter(aggregate_id__in=ids).order_by("-id")[:13]
    assert {row.lane for row in news} == {Lane.BULK}
    assert add_label_to(actor, [("event", one) for one in ids], "zomer") == {"labelled": 12, "failed": 0}
    assert OutboxEvent.objects.count() == before[1] + 13


def test_nothing_known_makes_no_label(actor):
    assert add_label_to(actor, [("event", "none")], "zomer") == {"labelled": 0, "failed": 1}
    assert label("zomer") is None


def test_nobody_in_particular_starts_nothing(made):
    ids = made(1)
    with pytest.raises(Problem):
        label_listed(Actor(), "zomer", [("event", ids[0])])
    assert latest() == []


def test_a_hidden_label_moves_also_when_killed(made, actor, monkeypatch):
    ids = made(8, labels=["Zomer", "ander"])
    made(3, labels=["Zomeravond"])
    whole = relist_label._rewritten
    calls = []

    def dying(*arguments):
        calls.append(arguments)
        if len(calls) == 5:
            raise Killed
        return whole(*arguments)

    monkeypatch.setattr(relist_label, "_rewritten", dying)
    change_label(SYSTEM, label("zomer").id, "MakeInvisible")
    with pytest.raises(Killed):
        finish_jobs()
    assert len(calls) == 5
    finish_jobs()
    shown = [json.loads(document("event", one)) for one in ids]
    assert [(one["labels"], one["hiddenLabels"]) for one in shown] == [(["ander"], ["Zomer"])] * 8
    assert latest(1)[0].result == {"moved": 8}
    assert HistoryEntry.objects.filter(kind="event").count() == 11


def test_other_spellings_are_met(made):
    (one,) = made(1, labels=["Zomer"])
    Event.objects.update(document=Event.objects.get().document.replace("Zomer", "zOMER"))
    change_label(SYSTEM, label("zomer").id, "MakeInvisible")
    finish_jobs()
    assert json.loads(document("event", one))["hiddenLabels"] == ["Zomer"]


@pytest.mark.parametrize("name", ['Één / "a"', "tab\there", "50%_x\\y", "een\u2028regel"])
def test_names_that_json_writes_otherwise(made, name):
    (one,) = made(1, labels=[name])
    change_label(SYSTEM, label(name).id, "MakeInvisible")
    finish_jobs()
    assert json.loads(document("event", one))["hiddenLabels"] == [name]


def test_the_address_of_this_installation_can_be_a_label(made, settings):
    name = f"{settings.FOYER_ENTRY_URL}/x"
    (one,) = made(1, labels=[name])
    change_label(SYSTEM, label(name).id, "MakeInvisible")
    finish_jobs()
    assert json.loads(document("event", one))["hiddenLabels"] == [name]


def test_whoever_comes_last_decides(made):
    (one,) = made(1, labels=["zomer"])
    uuid = label("zomer").id
    for command in ("MakeInvisible", "MakeVisible", "MakeInvisible"):
        change_label(SYSTEM, uuid, command)
    finish_jobs()
    assert json.loads(document("event", one))["hiddenLabels"] == ["zomer"]
