# SPDX-License-Identifier: EUPL-1.2
import json
from types import SimpleNamespace

import pytest
from django.test import Client

from foyer.blocks.offers import ports
from foyer.blocks.offers.models import Event, Organizer, Place
from foyer.blocks.offers.public import (
    Write,
    dependents,
    document,
    documents,
    find_places,
    index_documents,
    register_productions,
    url,
    walk,
    walk_by_place,
    write_many,
)
from foyer.blocks.offers.queries.parsed import parsed
from foyer.blocks.offers.services.set_name import set_name
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.ids import NIL
from foyer.kernel.problems import Problem

ADDRESS = {
    "nl": {
        "addressCountry": "BE",
        "addressLocality": "Brugge",
        "postalCode": "8000",
        "streetAddress": "Markt 1",
    }
}


def test_one_document_is_one_query(event_id, place_id, organizer_id, django_assert_num_queries):
    for kind, public_id in (("event", event_id), ("place", place_id), ("organizer", organizer_id)):
        with django_assert_num_queries(1):
            assert json.loads(document(kind, public_id))["@id"].endswith(public_id)
    with django_assert_num_queries(1):
        assert document("event", "none") is None


def test_many_documents_are_one_query_a_kind(keep, place_id, event_id, django_assert_num_queries):
    others = keep(*(Write("event", event(place_id, name={"nl": f"Nummer {n}"})) for n in range(20)))
    wanted = [("event", public_id) for public_id in [event_id, *others]]
    wanted += [("place", place_id), ("place", NIL), ("event", "none")]
    with django_assert_num_queries(2):
        found = documents(wanted)
    assert set(found) == {event_id, *others, place_id, NIL}
    assert found[event_id] == document("event", event_id)


def test_parsed_documents_are_the_documents(keep, place_id, event_id, organizer_id):
    bare, hosted = keep(
        Write("place", place(name={"nl": "Schuur"})),
        Write("place", place(name={"nl": "Zaal"}, address=ADDRESS)),
    )
    Place.objects.filter(public_id=hosted).update(organizer_ref=organizer_id, organizer=_row(organizer_id))
    online = {"attendanceMode": "online", "onlineUrl": "https://live.example.org"}
    others = keep(
        Write("event", event(hosted)),
        Write("event", event(hosted, name={"nl": "Nog een"})),
        Write("event", event(bare, organizer={"@id": url("organizer", organizer_id)})),
        Write("event", event(NIL, **online)),
    )
    Event.objects.filter(public_id=others[2]).update(
        place_ref="gone", place=None, organizer_ref="gone", organizer=None
    )
    Place.objects.filter(public_id=hosted).update(internal='{"contributors":["a@example.org"]}')
    wanted = [("event", one) for one in [event_id, *others]]
    wanted += [("place", bare), ("place", hosted), ("place", NIL), ("organizer", organizer_id)]
    found = parsed(wanted)
    assert {one: json.loads(text) for one, text in documents(wanted).items()} == {
        one: item.document for one, item in found.items()
    }
    assert {one: item.contributors for one, item in found.items() if item.contributors} == {
        hosted: ["a@example.org"]
    }


def _row(public_id):
    return Organizer.objects.get(public_id=public_id)


def test_index_documents_need_a_fixed_number_of_queries(
    keep, place_id, event_id, organizer_id, django_assert_num_queries
):
    others = keep(*(Write("event", event(place_id, name={"nl": f"Nummer {n}"})) for n in range(20)))
    wanted = [("event", event_id), ("organizer", organizer_id), ("place", place_id)]
    wanted += [("event", public_id) for public_id in others]
    with django_assert_num_queries(3):
        made = index_documents(wanted)
    assert len(made) == 23
    assert made[0]["geo_point"] == made[2]["geo_point"] == [(51.05, 3.71667)]
    assert "geo" not in json.loads(document("place", place_id))
    assert made[0]["name.nl"] == ["Avond aan de Leie"]
    assert "nis-44021" in made[0]["regions"]
    assert index_documents([("event", "none")]) == []


@pytest.mark.parametrize("path", ["", "/calendar-summary"])
def test_a_damaged_record_is_told_as_such(event_id, path):
    Event.objects.filter(public_id=event_id).update(document='{"name":{"nl":"Ha')
    answer = Client().get(f"/api/entry/events/{event_id}{path}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    told = answer.json()
    assert told["type"].endswith("record-damaged")
    assert f'The record of the event with id "{event_id}" is damaged.' in told["detail"]


def test_a_damaged_record_is_not_changed(event_id, actor):
    Event.objects.filter(public_id=event_id).update(document='{"name":{"nl":"Ha')
    with pytest.raises(Problem) as refused:
        set_name(actor, "event", event_id, {"name": "Nieuw"})
    assert refused.value.type.endswith("record-damaged")
    assert Event.objects.get(public_id=event_id).document == '{"name":{"nl":"Ha'


def test_own_addresses_follow_the_installation(settings, event_id):
    settings.FOYER_ENTRY_URL = "https://io.example.org"
    shown = json.loads(document("event", event_id))
    assert shown["@id"] == f"https://io.example.org/events/{event_id}"
    assert shown["location"]["@id"].startswith("https://io.example.org/places/")
    assert "localhost" not in document("event", event_id).decode()


def test_texts_that_look_like_the_mark_survive(keep, place_id):
    odd = 'a "\\/events/x" \\/ "/y" \\\\/ "http://localhost:8000/api/entry/z" <\u2028>'
    (event_id,) = keep(Write("event", event(place_id, name={"nl": odd})))
    assert json.loads(document("event", event_id))["name"]["nl"] == odd


def test_an_event_whose_place_is_unknown_still_shows_its_link(event_id):
    Event.objects.filter(public_id=event_id).update(place=None, organizer=None, place_ref="gone")
    shown = json.loads(document("event", event_id))
    assert shown["location"] == {"@type": "Place", "@id": "http://localhost:8000/api/entry/places/gone"}
    assert set(shown["organizer"]) == {"@id"}


def test_a_production_is_shown_where_somebody_knows_one(event_id, monkeypatch):
    monkeypatch.setattr(ports, "_ports", ports.Ports())
    register_productions(lambda ids: {ids[0]: {"id": "p", "title": "Reeks", "otherEvents": []}})
    assert json.loads(document("event", event_id))["production"]["title"] == "Reeks"


def test_a_walk_goes_past_everything_once(keep, place_id):
    ids = keep(*(Write("event", event(place_id, name={"nl": f"Nummer {n}"})) for n in range(5)))
    seen, after = [], 0
    while page := walk("event", after, 2):
        seen += [public_id for _, public_id in page]
        after = page[-1][0]
    assert seen == ids


def test_a_walk_by_place_goes_past_every_event_once_those_at_one_place_together(keep, place_id):
    (other,) = keep(Write("place", place(name={"nl": "Een andere zaal"})))
    at = [place_id, other, place_id, NIL, other, place_id, NIL, NIL, other]
    ids = keep(
        *(
            Write("event", event(where, attendanceMode="online" if where == NIL else "offline"))
            for where in at
        )
    )
    by_place = [
        one for where in (NIL, place_id, other) for one, its in zip(ids, at, strict=True) if its == where
    ]
    for size in range(1, 11):
        seen, after = [], (0, 0)
        while page := walk_by_place(after, size):
            assert len(page) <= size
            seen += [public_id for _, public_id in page]
            after = page[-1][0]
        assert seen == by_place


def test_dependents_of_places_and_organizers(keep, actor, place_id, organizer_id, event_id):
    link = {"@id": f"https://x.be/organizers/{organizer_id}"}
    (theirs,) = keep(Write("place", place(name={"nl": "Van hen"}, organizer=link)))
    (at_theirs,) = keep(Write("event", event(theirs)))
    (elsewhere,) = keep(Write("event", event(NIL, attendanceMode="online", organizer=link)))

    def told(kind, public_id):
        return SimpleNamespace(type=f"offers.{kind}.changed", aggregate_id=public_id)

    def found(*news):
        return sorted(pair for page in dependents(news) for pair in page)

    assert found(told("place", place_id)) == [("event", event_id)]
    assert found(told("organizer", organizer_id)) == sorted(
        [("place", theirs), ("event", at_theirs), ("event", event_id), ("event", elsewhere)]
    )
    assert found(told("event", event_id)) == []


@pytest.mark.parametrize(
    ("asked", "score"),
    [
        ({"name": "De Lindezaal", "postal_code": "9000", "street": "Lindelei 1"}, 1.0),
        ({"name": "lindezaal (de)", "postal_code": "9000"}, 1.0),
        ({"name": "Lindezaal", "locality": "gent", "latitude": 51.05, "longitude": 3.72}, 1.0),
    ],
)
def test_a_place_is_found_again(place_id, asked, score):
    hits = find_places(**asked)
    assert [(hit.id, hit.name) for hit in hits] == [(place_id, "De Lindezaal")]
    assert hits[0].score == pytest.approx(score)


def test_other_places_score_lower_or_are_not_found(keep, actor, place_id):
    keep(Write("place", place(name={"nl": "Zaal van de buren"}), geo=(51.0, 3.7)))
    hits = find_places("De Lindezaal", "9000", "Gent", "Lindelei 1")
    assert hits[0].id == place_id
    assert all(hit.score < 0.9 for hit in hits[1:])
    elsewhere = find_places("De Lindezaal", "8000", "Brugge")
    assert [(hit.id, hit.score) for hit in elsewhere] == [(place_id, pytest.approx(0.7143))]
    assert find_places("Iets anders", "8000", "Brugge") == []
    (near,) = find_places("Onbekend", latitude=51.0005, longitude=3.7, within_m=100)
    assert near.distance_m == pytest.approx(55.7, abs=1)
    write_many(actor, [Write("place", place(workflowStatus="DELETED"), id=place_id)])
    assert all(hit.id != place_id for hit in find_places("De Lindezaal", "9000"))


def test_organizers_have_no_playhead(keep):
    (host,) = keep(Write("organizer", organizer()))
    assert "playhead" not in json.loads(document("organizer", host))


def test_the_place_of_schools_is_marked(keep, settings, place_id, event_id):
    (other,) = keep(Write("place", place(name={"nl": "Gewoon"})))
    settings.FOYER_EDUCATION_PLACES = frozenset({place_id})
    marked = json.loads(document("place", place_id))
    assert marked["isDummyPlaceForEducationEvents"] is True
    assert json.loads(document("event", event_id))["location"] == marked
    assert json.loads(documents([("event", event_id)])[event_id])["location"] == marked
    assert "isDummyPlaceForEducationEvents" not in json.loads(document("place", other))
    settings.FOYER_EDUCATION_PLACES = frozenset()
    assert "isDummyPlaceForEducationEvents" not in json.loads(document("place", place_id))
