# SPDX-License-Identifier: EUPL-1.2
"""Documents and the graphs that they come to, read by a library that had no part in writing them."""

import pytest

from foyer.blocks.offers.rules.linked_data import Unreadable, described, names
from foyer.blocks.offers.rules.negotiation import GRAPHS
from foyer.blocks.offers.tests.rules.linked_data.reading import HERE, kept, read, same
from foyer.blocks.offers.tests.rules.linked_data.samples import (
    BASES,
    EVENT_ID,
    MULTIPLE,
    SAMPLES,
    SINGLE,
    sample,
    turtle,
)

SUBJECT = f"https://data.example.org/events/{EVENT_ID}"


def backwards(value):
    """Return a JSON value with the properties of every object in another order."""
    if isinstance(value, dict):
        return {name: backwards(value[name]) for name in reversed(value)}
    return [backwards(one) for one in value] if isinstance(value, list) else value


def said(**changed):
    """Return predicates and objects, as text, of a single event with other properties."""
    kind, item_id, document = sample("single", **changed)
    return [
        (one.predicate.rpartition("/")[2].rpartition("#")[2], one.object.text)
        for one in described(kind, item_id, document, BASES)
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_graph_of_a_document(name):
    kind, item_id, document = sample(name)
    subject = BASES.item(kind, item_id)
    same(read(turtle(kind, item_id, document)), kept(f"graphs/{name}.ttl", subject))


def test_every_graph_has_its_document():
    assert {path.stem for path in (HERE / "graphs").glob("*.ttl")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_equal_documents_give_equal_bytes(name):
    kind, item_id, document = sample(name)
    first = turtle(kind, item_id, document)
    assert turtle(kind, item_id, backwards(document)) == first
    assert first.startswith(b"@prefix ")


@pytest.mark.parametrize("name", SAMPLES)
def test_all_forms_say_the_same(name):
    graphs = [read(turtle(*sample(name), form), form) for form in GRAPHS]
    for other in graphs[1:]:
        same(graphs[0], other)


def test_there_are_no_blank_nodes_and_every_inner_node_is_reached():
    found = described(*sample("multiple"), BASES)
    subjects = {one.subject for one in found}
    assert subjects - {SUBJECT} == {
        one.object.text for one in found if one.object.text.startswith(f"{SUBJECT}#")
    }


def test_equal_content_is_one_node():
    twice = [{**SINGLE["subEvent"][0], "id": number} for number in range(2)]
    again = sample("multiple", subEvent=twice)
    assert turtle(*again) == turtle(*sample("multiple", subEvent=twice[:1]))


def test_different_content_is_never_one_node(monkeypatch):
    monkeypatch.setattr(names, "crc32b", lambda text: f"{len(text) - len(text.rstrip()):08x}")
    found = described(*sample("multiple"), BASES)
    monkeypatch.undo()
    nodes = {one.subject for one in found}
    assert len(nodes) == len({one.subject for one in described(*sample("multiple"), BASES)})
    assert f"{SUBJECT}#periodOfTime-00000001" in nodes


def test_an_id_that_cannot_stand_in_a_name_is_encoded():
    found = described("event", "a b/<c>", SINGLE, BASES)
    assert found[0].subject == "https://data.example.org/events/a%20b%2F%3Cc%3E"


def test_a_text_without_content_is_not_told():
    found = said(name={"nl": "Avond", "fr": ""}, onlineUrl="", labels=["", "x"])
    assert [text for name, text in found if name == "title"] == ["Avond"]
    assert [text for name, text in found if name == "keyword"] == ["x"]


@pytest.mark.parametrize(
    ("price", "text"),
    [(10, "10"), (10.0, "10"), (10.5, "10.5"), (0, "0"), (1e-05, "0.00001"), (10**9, "1000000000")],
)
def test_amounts_are_decimal_texts_without_needless_zeros(price, text):
    assert ("value", text) in said(priceInfo=[{"category": "base", "name": {"nl": "Prijs"}, "price": price}])


def test_booking_without_any_contact_is_no_booking():
    assert not [
        1
        for name, _ in said(bookingInfo={"availabilityStarts": "2026-03-01T00:00:00+01:00"})
        if "boek" in name
    ]


def test_a_medium_that_is_no_image_is_left_out():
    media = [{**MULTIPLE["mediaObject"][0], "@type": "schema:mediaObject"}]
    assert not [1 for name, _ in said(mediaObject=media) if name == "image"]


def test_an_organiser_of_old_with_a_name_in_languages():
    found = said(organizer={"name": {"nl": "Jan", "fr": "Jean"}, "contactPoint": {"url": ["https://a.be"]}})
    assert ("Realisator.naam", "Jan") in found
    assert ("url", "https://a.be") in found
    french = said(organizer={"name": {"fr": "Jean"}})
    assert ("Realisator.naam", "Jean") in french
    assert not [1 for name, _ in said(organizer={"name": ""}) if name == "P14_carried_out_by"]


def test_what_an_event_lacks_has_its_default():
    bare = said(audience=None, attendanceMode=None, modified=None)
    assert ("audienceType", "https://data.publiq.be/concepts/audienceType/everyone") in bare
    assert ("modified", SINGLE["created"]) in bare


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"created": None}, "created is missing."),
        ({"created": "yesterday"}, "created is no date-time."),
        ({"created": 5}, "created is no text."),
        ({"modified": "2026-02-30T10:00:00+00:00"}, "modified is no date-time."),
        ({"name": None}, "name is missing."),
        ({"name": "Avond"}, "name is no object."),
        ({"name": {"nl": 1}}, "nl is no text."),
        ({"name": {"not a language": "x"}}, 'name has a text in "not a language", which is no language.'),
        ({"location": None}, "location is missing."),
        ({"location": {"address": {"nl": {}}}}, "address has no country."),
        ({"calendarType": None}, 'calendarType is "".'),
        ({"subEvent": [{"startDate": "2026-07-06T20:00:00+02:00"}]}, "endDate is missing."),
        ({"subEvent": [1]}, "subEvent is no list of objects."),
        ({"openingHours": [{"opens": "9:00", "closes": "10:00", "dayOfWeek": ["x"]}]}, 'dayOfWeek is "x".'),
        ({"labels": "x"}, "labels is no list of texts."),
        ({"audience": {"audienceType": "x"}}, 'audienceType is "x".'),
        ({"attendanceMode": "x"}, 'attendanceMode is "x".'),
        ({"priceInfo": [{"category": "base", "name": {}, "price": "ten"}]}, "price is no number."),
        ({"priceInfo": [{"category": "base", "name": {}, "price": True}]}, "price is no number."),
    ],
)
def test_what_cannot_be_read_is_named(changed, reason):
    with pytest.raises(Unreadable) as refused:
        described(*sample("single", **changed), BASES)
    assert str(refused.value) == reason


def test_a_place_that_was_never_created_has_no_graph():
    with pytest.raises(Unreadable, match=r"^created is missing\.$"):
        described(*sample("place", created=None), BASES)


def test_an_organizer_has_been_there_since_it_was_changed():
    with pytest.raises(Unreadable, match=r"^modified is missing\.$"):
        described(*sample("organizer", modified=None), BASES)
