# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.productions.rules.likeness import Sketched, likeness, sketched
from foyer.blocks.productions.rules.names import folded, telling, words

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVENT = {
    "mainLanguage": "nl",
    "name": {"nl": "Reinaert de vos", "fr": "Le roman de Renart"},
    "workflowStatus": "APPROVED",
    "terms": [{"id": "1.8.2.0.0", "domain": "theme"}, {"id": "0.55.0.0.0", "domain": "eventtype"}],
    "location": {"@id": "https://x.example.org/places/hall"},
    "organizer": {"@id": "https://x.example.org/organizers/linde"},
    "startDate": "2026-04-01T20:00:00+02:00",
    "endDate": "2026-04-01T22:00:00+02:00",
}


def one(name="Reinaert de vos", event="a", **changed):
    usual = Sketched(event, words(name), "linde", "hall", "0.55.0.0.0", NOW)
    return replace(usual, **changed)


def test_a_sketch_holds_what_comparing_needs():
    assert sketched("a", EVENT, NOW) == Sketched(
        "a",
        ("de", "reinaert", "vos"),
        "linde",
        "hall",
        "0.55.0.0.0",
        datetime(2026, 4, 1, 18, tzinfo=UTC),
        datetime(2026, 4, 1, 20, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"workflowStatus": "DRAFT"},
        {"workflowStatus": "REJECTED"},
        {"workflowStatus": "DELETED"},
        {"endDate": "2026-03-01T12:59:59+01:00"},
        {"endDate": "0001-01-01T00:00:00+02:00"},
        {"name": {"nl": "!?"}},
        {"name": {}},
    ],
)
def test_what_is_not_to_be_compared_has_no_sketch(changed):
    assert sketched("a", {**EVENT, **changed}, NOW) is None


def test_what_has_no_end_is_never_over():
    bare = {name: value for name, value in EVENT.items() if name not in {"startDate", "endDate", "organizer"}}
    found = sketched("a", bare, NOW)
    assert (found.start, found.end, found.organizer) == (None, None, "")
    far = sketched("a", {**EVENT, "endDate": "9999-12-31T23:59:59-05:00"}, NOW)
    assert far.end == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("other", "score"),
    [
        (one(event="b", place="elsewhere"), 1.0),
        (one(event="b", place="elsewhere", organizer="other"), 0.9),
        (one(event="b", place="elsewhere", organizer="", type="x"), 0.8),
        (one(event="b", start=None), 1.0),
        (one("REINAERT de Vós!", event="b", start=None), 1.0),
        # 13 letters of 15 are shared: 0.8 × 13/15 + 0.2
        (one("Reinaert de vos XL", event="b", place="elsewhere"), 0.8933),
        (one("Reinaert", event="b", place="elsewhere"), 0.0),
        (one("Kommil Foo", event="b", place="elsewhere"), 0.0),
        (one(event="b"), 0.0),
        (one(event="a", place="elsewhere"), 0.0),
    ],
)
def test_how_alike_two_events_are(other, score):
    assert likeness(one(), other) == score
    assert likeness(other, one()) == score


def test_without_organiser_or_type_neither_counts():
    bare = replace(one(), organizer="", type="")
    assert likeness(bare, replace(bare, event="b", place="elsewhere")) == 0.8


sketches = st.builds(
    Sketched,
    event=st.sampled_from("abc"),
    words=st.text("abcd ", min_size=1).map(words).filter(bool),
    organizer=st.sampled_from(["", "x", "y"]),
    place=st.sampled_from(["p", "q"]),
    type=st.sampled_from(["", "t"]),
    start=st.sampled_from([None, NOW]),
)


@given(sketches, sketches)
def test_likeness_is_the_same_both_ways(left, right):
    assert likeness(left, right) == likeness(right, left)
    assert 0.0 <= likeness(left, right) <= 1.0
    if likeness(left, right):
        assert set(left.words) & set(right.words)


@given(st.text())
def test_words_do_not_depend_on_case_accents_or_order(name):
    found = words(name)
    assert words(" ".join(reversed(found))) == found
    assert words(folded(name)) == found
    assert sorted(telling(found)) == sorted(found)


def test_the_longest_words_tell_most():
    assert telling(words("De avonturen van Reinaert in Gent")) == [
        "avonturen",
        "reinaert",
        "gent",
        "van",
        "de",
        "in",
    ]


def test_letters_in_boxes_are_letters():
    assert words("🄰🄱 Ⅻ") == ("ab", "xii")
