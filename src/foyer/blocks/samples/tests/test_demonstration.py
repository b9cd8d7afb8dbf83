# SPDX-License-Identifier: EUPL-1.2
import json
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pyoxigraph
import pytest
from django.core.management import call_command

from foyer.blocks.offers.public import count, document, index_documents, walk
from foyer.blocks.samples.demonstration_data import demonstration, term_id
from foyer.blocks.samples.rules.demonstration import event_document, organizer_document, place_document
from foyer.blocks.samples.rules.programmes import sample_id, showings
from foyer.blocks.samples.services.load_demonstration import load_demonstration
from foyer.kernel import clock

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday
TODAY = date(2026, 11, 20)
PLURALS = {"event": "events", "place": "places", "organizer": "organizers"}


def documents(today=TODAY):
    found = demonstration(today)
    return {showing.key: event_document(showing, found.around) for showing in found.showings}


def test_the_set_has_the_size_that_it_should_have():
    found = demonstration(TODAY)
    assert len(found.showings) >= 300
    assert len(found.around.places) == 80
    assert len(found.around.organizers) == 40


@pytest.mark.parametrize("days", range(7))
def test_today_tomorrow_and_the_weekend_are_full_on_every_weekday(days):
    today = TODAY + timedelta(days=days)
    taken = Counter(
        day
        for event in documents(today).values()
        for day in {item["startDate"][:10] for item in event.get("subEvent", [])}
    )
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    assert taken[today.isoformat()] >= 12
    assert taken[(today + timedelta(days=1)).isoformat()] >= 12
    assert taken[saturday.isoformat()] + taken[(saturday + timedelta(days=1)).isoformat()] >= 35


def test_every_kind_of_offer_occurs():
    events = list(documents().values())
    kinds = Counter(event["calendarType"] for event in events)
    assert sorted(kinds) == ["multiple", "periodic", "permanent", "single"]
    assert all(number >= 10 for number in kinds.values())
    assert {event.get("attendanceMode", "offline") for event in events} == {"offline", "online", "mixed"}
    states = Counter(event["status"]["type"] for event in events if "status" in event)
    assert states["Unavailable"] >= 3
    assert states["TemporarilyUnavailable"] >= 2
    assert sum("bookingAvailability" in event for event in events) >= 5
    items = [item for event in events for item in event.get("subEvent", [])]
    assert any(item.get("overnight") for item in items)
    assert any("childcare" in item for item in items)
    assert any(line["category"] == "tariff" for event in events for line in event.get("priceInfo", []))
    assert any(event["priceInfo"][0]["price"] == 0 for event in events if "priceInfo" in event)
    for language in ("nl", "fr", "de", "en"):
        assert sum(language in event["name"] for event in events) >= 10
    labels = {label for event in events for label in event.get("labels", [])}
    icons = {"één taalicoon", "twee taaliconen", "drie taaliconen", "vier taaliconen"}
    assert icons | {"ook voor kinderen", "jongerentip", "paspartoe", "museumpas"} <= labels


def test_texts_are_real_and_name_only_example_addresses():
    found = demonstration(TODAY)
    everything = [
        *documents().values(),
        *(place_document(key, found.around) for key in found.around.places),
        *(organizer_document(key, found.around) for key in found.around.organizers),
    ]
    for item in everything:
        text = json.dumps(item, ensure_ascii=False)
        assert "{what}" not in text
        assert "lorem" not in text.lower()
        hosts = re.findall(r"https?://([^/\"]+)", text) + re.findall(r"@([a-z.-]+\.[a-z]+)\"", text)
        assert all(host.endswith(("example.org", "localhost", "localhost:8000")) for host in hosts), hosts
    assert all(len(event["description"]["nl"]) >= 80 for event in documents().values())


def test_ids_do_not_depend_on_the_day():
    other = demonstration(TODAY + timedelta(days=100))
    assert [showing.id for showing in other.showings] == [
        showing.id for showing in demonstration(TODAY).showings
    ]
    assert len({showing.id for showing in other.showings}) == len(other.showings)


def test_variants_states_and_mistakes_of_programmes():
    first, second = showings("x", {"at": ["kaap = Trio A ! full", "online = b"]})
    assert (first.key, first.place, first.what, first.state) == ("x/kaap", "kaap", "Trio A", "full")
    assert second.key == "x/online/b"
    for wrong in ("kaap ! sold", "Kaap", "kaap ="):
        with pytest.raises(ValueError, match="not a place"):
            showings("x", {"at": [wrong]})
    with pytest.raises(ValueError, match="twice"):
        showings("x", {"at": ["kaap", "kaap = b"]})


def test_one_company_does_not_play_in_five_towns_at_one_time():
    found = demonstration(TODAY)
    tour = [showing for showing in found.showings if showing.key.startswith("poppen-in-de-koffer/")]
    starts = [event_document(showing, found.around)["subEvent"][0]["startDate"] for showing in tour]
    assert len(tour) == 5
    assert len(set(starts)) >= 4
    assert len({showing.draw for showing in found.showings}) == len(found.showings)


def test_a_term_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="Toverij"):
        term_id("Toverij", "eventtype")


@pytest.fixture
def friday():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


@pytest.mark.django_db(transaction=True)
def test_the_set_is_loaded_once_and_brought_up_to_date(friday, capsys):
    showings_ = demonstration(TODAY).showings
    size = len(showings_) + 120
    call_command("demo")
    assert capsys.readouterr().out == f"Demonstration set: {size} created.\n"
    assert (count("event"), count("place"), count("organizer")) == (len(showings_), 80, 40)

    assert load_demonstration() == {"unchanged": size}

    friday.advance(timedelta(days=1))
    states = load_demonstration()
    assert set(states) == {"replaced", "unchanged"}
    assert states["replaced"] > 50
    assert (count("event"), count("place"), count("organizer")) == (len(showings_), 80, 40)


@pytest.mark.django_db(transaction=True)
def test_loaded_items_are_published_placed_and_have_linked_data(client, friday):
    load_demonstration()
    shown = json.loads(document("event", sample_id("event", "prikkelarme-film/ster")))
    assert [term["label"] for term in shown["terms"]] == [
        "Film",
        "Animatie en kinderfilms",
        "Prikkelarm aanbod",
        "Afspraken en voorspelbaarheid",
        "Begeleiderspas",
        "Rolstoeltoegankelijk",
    ]
    assert shown["workflowStatus"] == "READY_FOR_VALIDATION"
    assert shown["location"]["name"]["nl"] == "Cinema De Ster"
    assert shown["organizer"]["url"] == "https://cinema-de-ster.example.org"
    place = json.loads(document("place", sample_id("place", "ster")))
    assert abs(place["geo"]["latitude"] - 50.93) < 0.02

    indexed = index_documents([("event", showing.id) for showing in demonstration(TODAY).showings])
    now = int(NOW.timestamp())
    hidden = [
        item["name.nl"]
        for item in indexed
        if not any(start <= now and (end is None or now <= end) for start, end in item["availableRange"])
    ]
    assert hidden == []
    assert sum("regions" in item for item in indexed) >= len(indexed) - 10

    addresses = [
        f"/api/entry/{plural}/{one}" for kind, plural in PLURALS.items() for _, one in walk(kind, 0, 2000)
    ]
    assert len(addresses) == len(indexed) + 120
    for address in addresses:
        answer = client.get(address, headers={"Accept": "text/turtle"})
        assert answer.status_code == 200, (address, answer.content)
        graph = list(pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE))
        subject = f"http://localhost:8000{address}"
        assert {one.subject.value.partition("#")[0] for one in graph} == {subject}
