# SPDX-License-Identifier: EUPL-1.2
"""Values that follow from others: completeness, languages, ages, prices, videos, slugs, urls, keys."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules import (
    ages,
    birthdates,
    duplicates,
    moments,
    organizer_urls,
    prices,
    slugs,
    videos,
)
from foyer.blocks.offers.rules.completeness import WEIGHTS, completeness
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import with_theme, with_type
from foyer.blocks.offers.rules.texts import completed_languages, languages
from foyer.blocks.offers.tests.rules.world import (
    BASE,
    CAMP,
    CONCERT,
    IMAGE,
    MUSEUM,
    ORGANIZER,
    POP,
    SINGLE,
    WORLD,
    body,
    written,
)
from foyer.kernel.problems import Problem

ITEM_1 = {"startDate": "2026-07-06T09:00:00+02:00", "endDate": "2026-07-07T16:00:00+02:00"}

SCORES: list[tuple[str, dict[str, Any], int]] = [
    ("event", {}, 62),
    ("event", {"terms": [{"id": CONCERT}, {"id": POP}]}, 67),
    ("event", {"birthdateRange": {"from": "2016-01-01", "to": "2017-01-01"}}, 62),
    ("event", {"description": {"nl": "x" * 200}}, 62),
    ("event", {"description": {"nl": "é" * 101}}, 71),
    ("event", {"description": {"nl": "x", "fr": "x" * 300}}, 62),
    ("event", {"contactPoint": {"phone": ["1"]}}, 64),
    ("event", {"organizer": {"@id": f"{BASE}/organizers/{ORGANIZER}"}}, 64),
    ("event", {"mediaObject": [{"@id": f"{BASE}/images/{IMAGE}"}]}, 69),
    ("event", {"childrenOnly": True}, 62),
    ("event", {**SINGLE, "childrenOnly": True}, 60),
    (
        "event",
        {**SINGLE, "childrenOnly": True, "bookingAvailability": {"type": "Available", "capacity": 4}},
        62,
    ),
    (
        "event",
        {
            **SINGLE,
            "childrenOnly": True,
            "subEvent": [{**ITEM_1, "bookingAvailability": {"remainingCapacity": 0}}],
        },
        62,
    ),
    ("event", {**SINGLE, "bookingAvailability": {"type": "Available", "capacity": 4}}, 62),
    ("place", {}, 53),
    ("place", {"typicalAgeRange": "-"}, 65),
    ("place", {"bookingAvailability": {"type": "Available", "capacity": 0}}, 55),
    ("organizer", {}, 40),
    ("organizer", {"contactPoint": {"url": ["https://a.be"]}}, 60),
]


@pytest.mark.parametrize(("kind", "changed", "expected"), SCORES)
def test_completeness(kind: str, changed: dict[str, Any], expected: int) -> None:
    state = written(kind, body(kind, **changed))
    assert (state.document["completeness"], completeness(kind, state)) == (expected, expected)


def test_weights_of_a_kind_make_a_hundred() -> None:
    assert {kind: sum(weights.values()) for kind, weights in WEIGHTS.items()} == {
        "event": 96,
        "place": 100,
        "organizer": 100,
    }


def test_languages() -> None:
    document = {
        "name": {"fr": "a", "nl": "b", "de": "c"},
        "description": {"nl": "x", "fr": "y", "en": "z"},
        "priceInfo": [{"name": {"nl": "1"}}, {"name": {"fr": "2"}}],
        "bookingInfo": {"urlLabel": {"fr": "l"}},
        "address": {"en": {}},
        "educationalDescription": {"de": "e"},
    }
    assert languages("event", document) == ["fr", "nl", "de", "en"]
    assert completed_languages("event", document) == ["fr"]
    assert completed_languages("event", {"name": {"nl": "a"}}) == ["nl"]
    assert languages("place", {"name": {"nl": "a"}, "address": {"fr": {}}}) == ["nl", "fr"]
    assert completed_languages("place", document) == []
    assert completed_languages(
        "organizer", {"name": document["name"], "educationalDescription": {"de": "e"}}
    ) == ["de"]


@pytest.mark.parametrize(
    ("text", "low", "high", "stored"),
    [
        ("-", 0, None, "-"),
        ("0-", 0, None, "-"),
        ("-12", 0, 12, "0-12"),
        ("12-", 12, None, "12-"),
        ("6-12", 6, 12, "6-12"),
        ("06-012", 6, 12, "6-12"),
        ("0-0", 0, 0, "0-0"),
        ("9" * 99 + "-", 10_000, None, "10000-"),
    ],
)
def test_ages(text: str, low: int, high: int | None, stored: str) -> None:
    assert ages.bounds(text) == (low, high)
    assert ages.normal(text) == stored
    assert ages.normal(stored) == stored


def test_birth_dates_follow_from_ages() -> None:
    reference = date(2026, 7, 6)
    assert birthdates.born_between(reference, 8, 9) == (
        date(2016, 7, 7).toordinal(),
        date(2018, 7, 6).toordinal(),
    )
    assert birthdates.born_between(reference, 8, None) == (None, date(2018, 7, 6).toordinal())
    assert birthdates.born_between(reference, 3000, 5000) == (None, None)
    assert birthdates.born_between(date(2024, 2, 29), 1, 2) == (
        date(2021, 3, 2).toordinal(),
        date(2023, 3, 1).toordinal(),
    )
    assert birthdates.ages_at(reference, date(2017, 1, 1), date(2017, 12, 31)) == (8, 9)
    assert birthdates.ages_at(reference, date(2026, 1, 1), date(2030, 1, 1)) == (0, 0)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 90), st.integers(0, 20))
def test_who_is_born_between_has_the_age(reference: date, low: int, more: int) -> None:
    first, last = birthdates.born_between(reference, low, low + more)
    assert first is not None
    assert last is not None
    found = birthdates.ages_at(reference, date.fromordinal(first), date.fromordinal(last))
    # Somebody of 29 February has a birthday on 1 March in other years: a day may be off there.
    if (reference.month, reference.day) not in {(2, 28), (2, 29), (3, 1)}:
        assert found == (low, low + more)


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        (10, 10),
        (10.0, 10),
        (10.5, 10.5),
        (0, 0),
        (0.005, 0.01),
        (8.255, 8.26),
        (1.005, 1.01),
        (19.99, 19.99),
        (0.1 + 0.2, 0.3),
    ],
)
def test_prices(price: float, shown: float) -> None:
    found = prices.shown(prices.cents(price))
    assert (found, type(found)) == (shown, type(shown))


@given(st.integers(0, 10**9))
def test_cents_survive(amount: int) -> None:
    assert prices.cents(float(prices.shown(amount))) == amount


@pytest.mark.parametrize(
    ("url", "embed"),
    [
        ("https://www.youtube.com/watch?v=cEItmb_a20D&t=3", "https://www.youtube.com/embed/cEItmb_a20D"),
        ("http://youtube.com/embed/abc/", "https://www.youtube.com/embed/abc"),
        ("https://www.youtube.com/shorts/abc?x", "https://www.youtube.com/shorts/abc"),
        ("https://youtu.be/abc#1", "https://www.youtube.com/embed/abc"),
        ("https://vimeo.com/98765432", "https://player.vimeo.com/video/98765432"),
    ],
)
def test_videos(url: str, embed: str) -> None:
    assert videos.embed_url(url) == embed


def test_videos_keep_their_ids() -> None:
    asked = [
        {"url": "https://vimeo.com/1", "language": "fr"},
        {"id": "v-2", "url": "https://youtu.be/2", "language": "nl"},
    ]
    first = videos.replaced("item", asked)
    assert first == videos.replaced("item", asked)
    assert first[1] == {
        "id": "v-2",
        "url": "https://youtu.be/2",
        "embedUrl": "https://www.youtube.com/embed/2",
        "language": "nl",
        "copyrightHolder": "Copyright afgehandeld door YouTube",
    }
    assert first[0]["copyrightHolder"].endswith("Vimeo")
    assert videos.replaced("other", asked)[0]["id"] != first[0]["id"]


def test_only_listed_videos_change() -> None:
    first = videos.replaced(
        "item",
        [
            {"id": "v-1", "url": "https://youtu.be/1", "language": "nl"},
            {"id": "v-2", "url": "https://youtu.be/2", "language": "nl", "copyrightHolder": "Wij"},
        ],
    )
    after = videos.patched(
        first, [{"id": "v-1", "url": "https://vimeo.com/9"}, {"id": "zz", "language": "fr"}]
    )
    assert after[1] == first[1]
    assert after[0]["embedUrl"] == "https://player.vimeo.com/video/9"
    assert after[0]["copyrightHolder"] == "Copyright afgehandeld door Vimeo"
    assert videos.patched(first, [{"id": "v-2", "language": "fr"}])[1]["copyrightHolder"] == "Wij"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zomerkamp aan het water", "zomerkamp-aan-het-water"),
        ("Camp d'été!", "camp-d-ete"),
        ("  ", ""),
        ("Größe & Œuvre", "groesse-oeuvre"),
        ("100% live", "100-live"),
        ("日本", ""),
        ("ᴬ b", "a-b"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slugs.slug(text) == expected


def test_address_in_the_public_agenda() -> None:
    agenda = "http://www.uitinvlaanderen.be/agenda/e"
    assert slugs.same_as("e-1", {"fr": "Soirée", "nl": "Avond"}, "fr") == [f"{agenda}/avond/e-1"]
    assert slugs.same_as("e-1", {"fr": "Soirée", "en": "Evening"}, "fr") == [f"{agenda}/soiree/e-1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-28", True),
        ("2026-02-30", False),
        ("20260228", False),
        ("2026-W01-1", False),
        ("2026-02-2", False),
        ("2026-0228x", False),
        ("2026-02-28T", False),
        ("٢٠٢٦-02-28", False),
    ],
)
def test_days(text: str, expected: bool) -> None:
    assert moments.is_day(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-28T10:00:00", True),
        ("2026-02-28T10:00:00Z", True),
        ("2026-02-28t10:00:00.123456789z", True),
        ("2026-02-28T10:00:00+0100", True),
        ("2026-02-28T23:59:59-12:00", True),
        ("2026-02-28", False),
        ("2026-02-28T10:00", False),
        ("2026-02-28T24:00:00", False),
        ("2026-02-28T10:00:60Z", False),
        ("2026-02-30T10:00:00Z", False),
        ("0000-01-01T10:00:00Z", False),
        ("2026-02-28 10:00:00Z", False),
        ("2026-02-28T10:00:00+1:00", False),
        ("2026-02-28T10:00:00Z\n", False),
    ],
)
def test_moments(text: str, expected: bool) -> None:
    assert moments.is_moment(text) is expected


@given(st.text())
def test_slugs_are_plain(text: str) -> None:
    found = slugs.slug(text)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in found)
    assert slugs.slug(found) == found


@pytest.mark.parametrize(
    ("url", "normal", "domain"),
    [
        ("https://www.Noord.be/", "noord.be", "noord.be"),
        ("http://noord.be", "noord.be", "noord.be"),
        ("https://noord.be:8080/Pad/", "noord.be:8080/Pad", "noord.be"),
        ("https://noord.be?x=1", "noord.be/?x=1", "noord.be"),
        ("https://noord.be/#deel", "noord.be/#deel", "noord.be"),
        ("https://noord.be/a/?x=/", "noord.be/a?x=/", "noord.be"),
        ("https://www2.noord.be", "www2.noord.be", "www2.noord.be"),
    ],
)
def test_websites(url: str, normal: str, domain: str) -> None:
    assert (organizer_urls.normal(url), organizer_urls.domain(url)) == (normal, domain)


def test_duplicate_keys() -> None:
    document = {
        "mainLanguage": "nl",
        "name": {"nl": " De Zaal "},
        "address": {
            "nl": {
                "streetAddress": "Kerkstraat 1",
                "postalCode": "9000",
                "addressLocality": "Gént",
                "addressCountry": "BE",
            }
        },
    }
    assert duplicates.global_key(document) == "de_zaal_kerkstraat_1_9000_gent_be"
    assert duplicates.personal_key(document, "User-1") == "de_zaal_kerkstraat_1_9000_gént_be_user-1"


def test_another_type_ends_the_nights_of_a_camp() -> None:
    camp = written("event", {**SINGLE, "terms": [{"id": CAMP}], "subEvent": [{**ITEM_1, "overnight": True}]})
    assert camp.document["subEvent"][0]["overnight"] is True
    assert "overnight" not in with_type("event", camp, CONCERT, WORLD).document["subEvent"][0]
    assert with_type("event", camp, CAMP, WORLD) == camp


def test_unknown_terms() -> None:
    state = State({"terms": []}, {})
    with pytest.raises(Problem) as caught:
        with_type("event", state, MUSEUM, WORLD)
    assert caught.value.status == 404
    assert caught.value.detail == (
        f"Category with id {MUSEUM} not found in eventtype domain or not applicable for Event."
    )
    with pytest.raises(Problem) as caught:
        with_theme(state, CONCERT, WORLD)
    assert caught.value.detail == f"Category with id {CONCERT} not found in theme domain."
    assert with_theme(with_theme(state, POP, WORLD), None, WORLD) == state
