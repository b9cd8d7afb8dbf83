# SPDX-License-Identifier: EUPL-1.2
"""What somebody damaged in the database takes nothing else along."""

import json
from dataclasses import replace

import pytest
from django.test import Client
from structlog.testing import capture_logs

from foyer.blocks.offers import ports as ports_module
from foyer.blocks.offers.models import Event, Organizer, Place
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.public import (
    CuratorLabels,
    Write,
    document,
    documents,
    index_documents,
    sound_documents,
    url,
    write_many,
)
from foyer.blocks.offers.queries.parsed import parsed
from foyer.blocks.offers.queries.permitted import permitted
from foyer.blocks.offers.services.label_offers import add_label_to
from foyer.blocks.offers.tests.documents import event

TEXTS = ['{"name":{"nl":"Ha', "null", "[]", '"text"']


def _damaged(logs):
    return {(one["kind"], one["id"]) for one in logs if one["event"] == "record_damaged"}


@pytest.fixture
def shows(keep, event_id, place_id, organizer_id):
    """Keep another event of the same house, and a place of it; return both events and the place."""
    host = Organizer.objects.get(public_id=organizer_id)
    (other,) = keep(Write("event", event(place_id)))
    Event.objects.update(organizer_ref=organizer_id, organizer=host)
    Place.objects.update(organizer_ref=organizer_id, organizer=host)
    return [("event", event_id), ("event", other), ("place", place_id)]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        *(("document", text) for text in TEXTS),
        ("internal", '["contributors"]'),
        ("internal", '{"contributors":["a@exam'),
    ],
)
def test_a_damaged_event_is_left_out_of_what_is_indexed(shows, column, text):
    (_, event_id), *others = shows
    Event.objects.filter(public_id=event_id).update(**{column: text})
    with capture_logs() as logs:
        assert set(parsed(shows)) == {public_id for _, public_id in others}
        assert len(index_documents(shows)) == 2
    assert _damaged(logs) == {("event", event_id)}


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_read_whole_leaves_a_damaged_event_out(shows, text):
    (_, event_id), *others = shows
    Event.objects.filter(public_id=event_id).update(document=text)
    with capture_logs() as logs:
        found = sound_documents(shows)
    assert found == {public_id: json.loads(documents(others)[public_id]) for _, public_id in others}
    assert _damaged(logs) == {("event", event_id)}


@pytest.mark.parametrize("odd", [{"hiddenLabels": [5]}, {"hiddenLabels": ["A"], "labels": None}], ids=str)
def test_labels_of_articles_on_an_event_of_odd_labels_stop_no_other(shows, monkeypatch, odd):
    (_, event_id), *others = shows
    given = CuratorLabels(frozenset({"Krant"}), {others[0][1]: ["Krant"]})
    monkeypatch.setattr(ports_module, "_ports", replace(ports_module.ports(), curators=lambda _events: given))
    record = json.loads(Event.objects.get(public_id=event_id).document)
    Event.objects.filter(public_id=event_id).update(document=json.dumps(record | odd, separators=(",", ":")))
    with capture_logs() as logs:
        assert parsed(shows)[others[0][1]].document["hiddenLabels"] == ["Krant"]
        assert json.loads(documents(shows)[others[0][1]])["hiddenLabels"] == ["Krant"]
    assert _damaged(logs) == {("event", event_id)}


@pytest.mark.parametrize("text", TEXTS)
def test_of_a_damaged_place_the_link_is_shown(shows, text):
    *events, (_, place_id) = shows
    Place.objects.filter(public_id=place_id).update(document=text)
    link = {"@type": "Place", "@id": url("place", place_id)}
    with capture_logs() as logs:
        found = parsed(events)
        assert [one.document["location"] for one in found.values()] == [link, link]
        assert len(index_documents(shows)) == 2
    assert _damaged(logs) == {("place", place_id)}
    with capture_logs() as logs:
        whole = documents(events)
        assert [json.loads(one)["location"] for one in whole.values()] == [link, link]
    assert [(one["kind"], one["id"]) for one in logs] == [("place", place_id)]
    assert Client().get(f"/api/entry/events/{events[0][1]}").json()["location"] == link


@pytest.mark.parametrize("text", TEXTS)
def test_of_a_damaged_organiser_the_link_is_shown(shows, organizer_id, text):
    Organizer.objects.filter(public_id=organizer_id).update(document=text)
    link = {"@id": url("organizer", organizer_id)}
    with capture_logs() as logs:
        for found in (
            [one.document for one in parsed(shows).values()],
            [json.loads(one) for one in documents(shows).values()],
        ):
            assert [one["organizer"] for one in found] == [link] * 3
            assert [one["location"]["organizer"] for one in found[:2]] == [link] * 2
        assert len(index_documents(shows)) == 3
    assert _damaged(logs) == {("organizer", organizer_id)}
    assert json.loads(document("place", shows[2][1]))["organizer"] == link
    assert Client().get(f"/api/entry/organizers/{organizer_id}").status_code == 404


def test_a_damaged_record_refuses_no_other_of_a_batch(db, actor, shows, place_id):
    (_, sound), (_, broken), _ = shows
    Event.objects.filter(public_id=broken).update(document=TEXTS[0])
    done = write_many(
        actor,
        [
            Write("event", event(place_id, name={"nl": "Nieuw"}), sound),
            Write("event", event(place_id, name={"nl": "Ook nieuw"}), broken),
        ],
    )
    assert [one.state for one in done] == ["replaced", "refused"]
    assert "is damaged" in str(done[1].errors[0])
    assert json.loads(document("event", sound))["name"] == {"nl": "Nieuw"}
    assert Event.objects.get(public_id=broken).document == TEXTS[0]


def test_a_damaged_record_keeps_no_label_from_others(actor, shows):
    Event.objects.filter(public_id=shows[1][1]).update(document=TEXTS[0])
    assert add_label_to(actor, shows, "lente") == {"labelled": 2, "failed": 1}
    assert json.loads(document("event", shows[0][1]))["labels"] == ["lente"]


def test_on_a_damaged_record_nobody_has_a_right(actor, shows):
    events = [public_id for _, public_id in shows[:2]]
    assert permitted(EDIT_OFFER, actor, "event", events) == set(events)
    Event.objects.filter(public_id=events[1]).update(document=TEXTS[0])
    assert permitted(EDIT_OFFER, actor, "event", events) == {events[0]}
