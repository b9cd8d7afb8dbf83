# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501, ISC004 - lines of HTML read best as they come
"""Parts of summaries, each written out: times of a day, care, weeks, periods that differ, near days."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from foyer.blocks.offers.rules.summaries import LANGUAGES, summary
from foyer.blocks.offers.tests.rules.test_summaries_text import (
    LATER,
    NOW,
    OPEN,
    M,
    event,
    item,
    periodic,
    permanent,
)

SUMMER = ("2026-06-01T00:00:00+02:00", "2026-08-31T23:59:59+02:00")
BOTH, BEFORE, AFTER = {"start": "08:15", "end": "17:45"}, {"start": "08:15"}, {"end": "18:45"}


def text(document: dict[str, Any], size: str = "lg", language: str = "nl") -> str:
    return summary(document, size, "text", language=language, now=NOW)


def html(document: dict[str, Any], size: str = "lg", language: str = "nl", now: datetime = NOW) -> str:
    return summary(document, size, "html", language=language, now=now)


def day(start: str, end: str, **more: Any) -> dict[str, Any]:
    return item(f"2026-04-18T{start}:00+02:00", f"2026-04-18T{end}:00+02:00", **more)


def open_on(*days: str, care: dict[str, str] | None = None, **slot: str) -> dict[str, Any]:
    return {**(slot or OPEN), "dayOfWeek": list(days), **({"childcare": care} if care else {})}


def test_dates_of_a_list_in_every_language() -> None:
    assert [text(M, "lg", language).splitlines()[0] for language in LANGUAGES] == [
        "Woensdag 6 mei 2026 van 19:00 tot 21:00",
        "Mercredi 6 mai 2026 de 19:00 à 21:00",
        "Mittwoch 6 Mai 2026 von 19:00 bis 21:00",
        "Wednesday 6 May 2026 from 19:00 till 21:00",
    ]


DATE = '<span class="cf-weekday cf-meta">Zaterdag</span> <span class="cf-date">18 april 2026</span>'
TIME = '<span class="cf-time">{}</span>'


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("00:00", "23:59", f'<time itemprop="startDate" datetime="2026-04-18T00:00:00+02:00">{DATE}</time>'),
        (
            "14:00",
            "14:00",
            f'<time itemprop="startDate" datetime="2026-04-18T14:00:00+02:00">{DATE} '
            f'<span class="cf-from cf-meta">om</span> {TIME.format("14:00")}</time>',
        ),
        (
            "00:00",
            "09:05",
            f'<time itemprop="startDate" datetime="2026-04-18T00:00:00+02:00">{DATE} '
            f'<span class="cf-from cf-meta">van</span> {TIME.format("00:00")}</time> '
            '<span class="cf-to cf-meta">tot</span> '
            f'<time itemprop="endDate" datetime="2026-04-18T09:05:00+02:00">{TIME.format("09:05")}</time>',
        ),
    ],
)
def test_times_of_one_day(start: str, end: str, expected: str) -> None:
    assert html(event(day(start, end))) == expected
    assert html(event(day(start, end)), "xl") == expected


def test_a_whole_day_has_no_times() -> None:
    assert [text(event(day("00:00", "23:59")), "lg", language) for language in LANGUAGES] == [
        "Zaterdag 18 april 2026",
        "Samedi 18 avril 2026",
        "Samstag 18 April 2026",
        "Saturday 18 April 2026",
    ]


@pytest.mark.parametrize(
    ("care", "expected"),
    [
        (
            BOTH,
            (
                "opvang van 8:15 tot 17:45",
                "garderie de 8:15 à 17:45",
                "Kinderbetreuung von 8:15 bis 17:45",
                "childcare from 8:15 till 17:45",
            ),
        ),
        (
            BEFORE,
            (
                "vooropvang vanaf 8:15",
                "garderie du matin dès 8:15",
                "Frühbetreuung ab 8:15",
                "early childcare from 8:15",
            ),
        ),
        (
            AFTER,
            (
                "naopvang tot 18:45",
                "garderie du soir jusqu'à 18:45",
                "Spätbetreuung bis 18:45",
                "late childcare till 18:45",
            ),
        ),
    ],
)
def test_care_of_a_date(care: dict[str, str], expected: tuple[str, ...]) -> None:
    one = day("10:00", "16:00", childcare=care)
    assert tuple(text(event(one), "lg", each).partition("(")[2] for each in LANGUAGES) == tuple(
        f"{told})" for told in expected
    )
    assert html(event(one)).endswith(f' <span class="cf-childcare">{expected[0]}</span>')
    several = event(one, day("18:00", "19:00"))
    assert text(several).splitlines()[1] == f" ({expected[0]})"
    told = expected[0][0].upper() + expected[0][1:]
    assert f'</time> <ul class="list-unstyled"><li class="cf-childcare">({told})</li></ul></li><li>' in html(
        several
    )


def test_a_night_alone_and_what_is_sold_out_after_it() -> None:
    sold = {"bookingAvailability": {"type": "Unavailable"}, "overnight": True}
    assert text(event(day("10:00", "16:00", **sold))).endswith(
        " tot 16:00 (met overnachting) (Volzet of uitverkocht)"
    )
    several = event(day("10:00", "16:00", **sold), day("18:00", "19:00", **sold))
    assert text(several, "lg", "fr").splitlines()[:2] == [
        "Samedi 18 avril 2026 de 10:00 à 16:00 (Complet)",
        " (avec nuitée)",
    ]


def test_one_day_of_several_dates_as_html() -> None:
    sold = {"bookingAvailability": {"type": "Unavailable"}}
    status = '<span class="cf-status">(Volzet of uitverkocht)</span>'
    later = event(day("10:00", "11:00", **sold), day("14:00", "15:00", **sold))
    assert html(later, "xs") == f'<span class="cf-date">18</span> <span class="cf-month">apr</span> {status}'
    assert (
        html(later, "sm")
        == f'<span class="cf-weekday cf-meta">Za</span> <span class="cf-date">18 apr</span> {status}'
    )
    before = datetime(2025, 4, 18, 9, tzinfo=UTC)
    assert '<span class="cf-date">18 apr 2026</span>' in html(later, "sm", now=before)
    assert '<span class="cf-year">2026</span>' in html(later, "xs", now=before)
    # A near day keeps its availability in HTML; the text loses it.
    eve = datetime(2026, 4, 17, 9, tzinfo=UTC)
    assert html(later, "sm", now=eve) == f'<span class="cf-days">Morgen</span> {status}'
    assert summary(later, "sm", "text", language="nl", now=eve) == "Morgen"


def test_years_of_a_range_over_new_year() -> None:
    dates = ("2026-12-30T10:00:00+01:00", "2027-01-02T11:00:00+01:00")
    one = event(item(*dates))
    assert text(one, "sm") == "Wo 30 dec - za 2 jan"
    assert html(one, "sm").endswith(' <span class="cf-year">2027</span>')
    two = event(item(dates[0], "2026-12-30T11:00:00+01:00"), item("2027-01-02T10:00:00+01:00", dates[1]))
    assert text(two, "sm") == "Wo 30 dec - za 2 jan 2027"
    assert html(two, "xs") == (
        '<span class="cf-date">30</span> <span class="cf-month">dec</span> <span class="cf-year">2026</span> - '
        '<span class="cf-date">2</span> <span class="cf-month">jan</span> <span class="cf-year">2027</span>'
    )
    assert html(two, "sm") == (
        '<span class="cf-weekday cf-meta">Wo</span> <span class="cf-date">30 dec</span> '
        '<span class="cf-to cf-meta">-</span> '
        '<span class="cf-weekday cf-meta">za</span> <span class="cf-date">2 jan 2027</span>'
    )


def test_short_periods_as_html() -> None:
    running = periodic("2026-01-05T00:00:00+01:00", "2027-06-30T23:59:59+02:00")
    assert html(running, "xs") == (
        '<span class="to meta">Tot</span> <span class="cf-date">30</span>/'
        '<span class="cf-month">jun</span>/<span class="cf-year">2027</span>'
    )
    assert html(periodic(*SUMMER), "sm", "de") == (
        '<span class="from meta">Aus</span> <span class="cf-days">Mo.</span> '
        '<span class="cf-date">1</span> <span class="cf-month">Juni</span>'
    )
    one = periodic("2026-06-01T00:00:00+02:00", "2026-06-01T23:59:59+02:00")
    assert (text(one, "md"), text(one)) == (
        "Ma 1 juni 2026",
        "Van maandag 1 juni 2026 tot en met maandag 1 juni 2026",
    )


def test_care_of_the_week_of_a_period() -> None:
    own = [
        open_on("tuesday", care=AFTER),
        open_on("monday", care=BOTH),
        open_on("monday", care=BOTH, **LATER),
        open_on("friday"),
    ]
    period = periodic(*SUMMER, openingHours=own, status={"type": "TemporarilyUnavailable"})
    assert text(period).splitlines()[1:] == [
        "(maandag van 9:00 tot 12:00 en van 13:00 tot 17:00, dinsdag van 9:00 tot 12:00, "
        "vrijdag van 9:00 tot 12:00)",
        " (maandag opvang van 8:15 tot 17:45)",
        " (dinsdag naopvang tot 18:45) (uitgesteld)",
    ]
    shared = periodic(*SUMMER, openingHours=own[1:3])
    assert [text(shared, "lg", language).splitlines()[-1] for language in LANGUAGES] == [
        " (elke dag opvang van 8:15 tot 17:45)",
        " (chaque jour garderie de 8:15 à 17:45)",
        " (jeden Tag Kinderbetreuung von 8:15 bis 17:45)",
        " (every day childcare from 8:15 till 17:45)",
    ]
    for size in ("lg", "xl"):
        assert html(shared, size).endswith(
            '</li> <li class="cf-childcare">Elke dag opvang van 8:15 tot 17:45</li> </ul>'
        )
    assert [html(shared, "lg", each).partition('"cf-openinghours">')[2][:12] for each in LANGUAGES] == [
        "Open op:</p>",
        "Ouvert le:</",
        "öffnen:</p> ",
        "Open at:</p>",
    ]


def test_slots_follow_each_other_by_their_hour() -> None:
    hours = [
        open_on("sunday", opens="20:00", closes="21:00"),
        open_on("sunday", opens="09:45", closes="10:00"),
        open_on("sunday", opens="09:05", closes="09:30"),
        open_on("sunday", opens="00:30", closes="08:00"),
    ]
    assert text(permanent(openingHours=hours)).splitlines()[-1] == (
        "Zondag van 0:30 tot 8:00 en van 9:45 tot 10:00 en van 9:05 tot 9:30 en van 20:00 tot 21:00"
    )
    assert '<meta itemprop="openingHours" datetime="Zo 0:30-21:00"> </meta>' in html(
        permanent(openingHours=hours)
    )


def test_one_open_day_as_html() -> None:
    weekly = permanent(openingHours=[open_on("tuesday")])
    assert [html(weekly, "sm", language) for language in LANGUAGES] == [
        '<p class="cf-openinghours">Elke dinsdag open</p>',
        '<p class="cf-openinghours">Ouvert chaque mardi </p>',
        '<p class="cf-openinghours">Jeden Dienstag geöffnet</p>',
        '<p class="cf-openinghours">Open every Tuesday </p>',
    ]


ADJUSTED = {
    "startDate": "2026-03-01",
    "endDate": "2026-03-11",
    "description": {"nl": "Krokus", "fr": "Carnaval", "en": "Carnival"},
}


def adjusted(*hours: dict[str, Any]) -> dict[str, Any]:
    return permanent("place", openingHoursAdjustedDays=[{**ADJUSTED, "openingHours": list(hours)}])


def test_days_with_the_same_other_hours_stand_together() -> None:
    groups = adjusted(
        open_on("monday", "wednesday", "thursday", "sunday"),
        open_on("tuesday", care=BEFORE),
        open_on("tuesday", care=BEFORE, **LATER),
    )
    assert text(groups, "xl").splitlines()[2:] == [
        "Behalve tijdens",
        "Zondag 1 maart 2026 tot en met woensdag 11 maart 2026 (Krokus)",
        "Maandag, woensdag - donderdag, zondag van 9:00 tot 12:00",
        "Dinsdag van 9:00 tot 12:00 en van 13:00 tot 17:00",
        " (vooropvang vanaf 8:15)",
    ]
    assert html(groups, "xl").endswith(
        '<li> <span class="cf-days">Dinsdag</span> <span class="cf-from cf-meta">van</span> '
        '<span class="cf-time">9:00</span> <span class="cf-to cf-meta">tot</span> <span class="cf-time">12:00</span> '
        '<span class="cf-from cf-meta">en van</span> <span class="cf-time">13:00</span> '
        '<span class="cf-to cf-meta">tot</span> <span class="cf-time">17:00</span> '
        '<span class="cf-childcare">(Vooropvang vanaf 8:15)</span> </li> </ul> </li> </ul> </details>'
    )
    # English weeks begin on Sunday elsewhere, not here; what has no text in German says none.
    assert "Monday, Wednesday - Thursday, Sunday from" in text(groups, "xl", "en")
    assert text(groups, "xl", "de").splitlines()[2:4] == [
        "Außer während",
        "Sonntag 1 März 2026 bis Mittwoch 11 März 2026",
    ]


def test_care_that_all_other_hours_share_is_told_once() -> None:
    shared = adjusted(open_on("monday", care=AFTER), open_on("friday", care=AFTER, **LATER))
    assert text(shared, "xl").splitlines()[4:] == [
        "Maandag van 9:00 tot 12:00",
        "Vrijdag van 13:00 tot 17:00",
        " (elke dag naopvang tot 18:45)",
    ]
    assert html(shared, "xl").endswith(
        '</ul> <span class="cf-childcare">Elke dag naopvang tot 18:45</span> </li> </ul> </details>'
    )


@pytest.mark.parametrize(("seconds", "begins", "listed"), [(-1, "Vanaf", 2), (0, "Tot", 2), (1, "Tot", 1)])
def test_the_present_second_is_not_ahead(seconds: int, begins: str, listed: int) -> None:
    moment = datetime(2026, 6, 1, 10, tzinfo=UTC)
    now = moment + timedelta(seconds=seconds)
    starts = periodic(moment.isoformat(), "2026-08-31T23:59:59+02:00")
    assert summary(starts, "xs", "text", language="nl", now=now).startswith(begins)
    dates = event(
        item("2026-06-01T09:00:00+00:00", "2026-06-01T10:00:01+00:00"),
        item("2026-06-02T09:00:00+00:00", "2026-06-02T10:00:00+00:00"),
    )
    assert len(summary(dates, "md", "text", language="nl", now=now, hide_past=True).splitlines()) == listed


@pytest.mark.parametrize(
    ("now", "told"), [("2026-03-11T22:59:59+00:00", True), ("2026-03-11T23:00:00+00:00", False)]
)
def test_other_hours_count_until_the_end_of_their_last_day(now: str, told: bool) -> None:
    present = datetime.fromisoformat(now)
    week = {"openingHours": [open_on("monday")]}
    document = {**adjusted(open_on("friday")), **week}
    assert ("cf-adjusted-days" in html(document, "lg", now=present)) is told
    assert ("<details" in html(document, "xl", now=present)) is told


@pytest.mark.parametrize("size", ["xs", "sm", "md", "lg", "xl"])
@pytest.mark.parametrize("style", ["text", "html"])
def test_belgian_english_differs_by_a_month_and_the_order_of_days(size: str, style: str) -> None:
    documents = (
        event(day("10:00", "16:00", childcare=BOTH, status={"type": "Unavailable", "reason": {"en": "Ill"}})),
        periodic(*SUMMER, openingHours=[open_on("monday")]),
        adjusted(open_on("monday")),
        permanent(openingHours=[open_on("monday", "tuesday")]),
        M,
    )
    for document in documents:
        told = summary(document, size, style, language="en", now=NOW)
        assert summary(document, size, style, language="en_BE", now=NOW) == told
