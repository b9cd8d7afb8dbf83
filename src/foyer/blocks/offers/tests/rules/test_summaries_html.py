# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501, ISC004 - lines of HTML read best as they come
"""Summaries of calendars as HTML, in Dutch; the present is Wednesday 11 March 2026, 10:00."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.summaries import LANGUAGES, SIZES, STYLES, summary
from foyer.blocks.offers.tests.rules.test_summaries_text import (
    EXCEPTIONS,
    LATER,
    NOW,
    OPEN,
    A,
    B,
    C,
    E,
    M,
    P,
    Q,
    event,
    item,
    periodic,
    permanent,
)


def shown(document: dict[str, Any], size: str, **more: Any) -> str:
    return summary(document, size, "html", language="nl", now=NOW, **more)


SICK = {"type": "Unavailable", "reason": {"nl": 'Ziek <b>"echt"</b>'}}
CANCELLED = event(item("2026-03-14T20:00:00+01:00", "2026-03-14T22:30:00+01:00"), status=SICK)
STATUS = '<span title="Ziek &lt;b&gt;&quot;echt&quot;&lt;/b&gt;" class="cf-status">(geannuleerd)</span>'
SATURDAY = '<span class="cf-weekday cf-meta">Za</span> <span class="cf-date">18</span> <span class="cf-month">apr</span>'
DAYS_B = (
    '<span class="cf-weekday cf-meta">{}</span> <span class="cf-date">3</span> <span class="cf-month">jul</span> '
    '<span class="cf-to cf-meta">-</span> <span class="cf-weekday cf-meta">{}</span> '
    '<span class="cf-date">5</span> <span class="cf-month">jul</span>'
)
WEEKLY = periodic(
    "2026-06-01T00:00:00+02:00",
    "2026-08-31T23:59:59+02:00",
    openingHours=[
        {**OPEN, "dayOfWeek": ["monday"]},
        {**LATER, "dayOfWeek": ["monday"], "childcare": {"end": "18:00"}},
    ],
)
WEEKLY_HEAD = (
    '<p class="cf-period"> <span class="cf-weekday cf-meta">maandag</span> '
    '<time itemprop="startDate" datetime="2026-06-01"> <span class="cf-date">1 juni 2026</span> </time> '
    '<span class="cf-to cf-meta">tot en met</span> <span class="cf-weekday cf-meta">maandag</span> '
    '<time itemprop="endDate" datetime="2026-08-31"> <span class="cf-date">31 augustus 2026</span> </time> </p>'
)
MONDAY = (
    '<meta itemprop="openingHours" datetime="Ma 9:00-17:00"> </meta> '
    '<li itemprop="openingHoursSpecification"> <span class="cf-days">Maandag</span> '
    '<span itemprop="opens" content="9:00" class="cf-from cf-meta">van</span> <span class="cf-time">9:00</span> '
    '<span itemprop="closes" content="12:00" class="cf-to cf-meta">tot</span> <span class="cf-time">12:00</span> '
    '<span itemprop="opens" content="13:00" class="cf-from cf-meta">en van</span> <span class="cf-time">13:00</span> '
    '<span itemprop="closes" content="17:00" class="cf-to cf-meta">tot</span> <span class="cf-time">17:00</span>'
)

ROWS = [
    (A, "xs", SATURDAY),
    (A, "sm", SATURDAY),
    (
        A,
        "md",
        '<span class="cf-weekday cf-meta">Za</span> <span class="cf-date">18 april 2026</span>',
    ),
    (
        A,
        "lg",
        '<time itemprop="startDate" datetime="2026-04-18T14:00:00+02:00">'
        '<span class="cf-weekday cf-meta">Zaterdag</span> <span class="cf-date">18 april 2026</span> '
        '<span class="cf-from cf-meta">van</span> <span class="cf-time">14:00</span></time> '
        '<span class="cf-to cf-meta">tot</span> '
        '<time itemprop="endDate" datetime="2026-04-18T17:00:00+02:00"><span class="cf-time">17:00</span></time>',
    ),
    (B, "sm", DAYS_B.format("Vr", "Zo")),
    (
        B,
        "md",
        '<span class="cf-from cf-meta">Van</span> <span class="cf-weekday cf-meta">vr</span> '
        '<span class="cf-date">3 juli 2026</span> <span class="cf-to cf-meta">tot</span> '
        '<span class="cf-weekday cf-meta">zo</span> <span class="cf-date">5 juli 2026</span>',
    ),
    (
        B,
        "lg",
        '<time itemprop="startDate" datetime="2026-07-03T18:00:00+02:00"><span class="cf-from cf-meta">Van</span> '
        '<span class="cf-weekday cf-meta">vrijdag</span> <span class="cf-date">3 juli 2026</span> '
        '<span class="cf-at cf-meta">om</span> <span class="cf-time">18:00</span></time> '
        '<span class="cf-to cf-meta">tot en met</span> <time itemprop="endDate" datetime="2026-07-05T23:00:00+02:00">'
        '<span class="cf-weekday cf-meta">zondag</span> <span class="cf-date">5 juli 2026</span> '
        '<span class="cf-at cf-meta">om</span> <span class="cf-time">23:00</span></time>',
    ),
    (C, "xs", '<span class="cf-meta">Deze</span> <span class="cf-days">zaterdag</span>'),
    (CANCELLED, "sm", f'<span class="cf-meta">Deze</span> <span class="cf-days">zaterdag</span> {STATUS}'),
    (
        E,
        "sm",
        '<span class="cf-weekday cf-meta">Za</span> <span class="cf-date">9</span> <span class="cf-month">jan</span> '
        '<span class="cf-year">2027</span> <span class="cf-status">(Volzet of uitverkocht)</span>',
    ),
    (
        M,
        "xs",
        '<span class="cf-date">6</span> <span class="cf-month">mei</span> <span class="cf-year">2026</span> - '
        '<span class="cf-date">20</span> <span class="cf-month">mei</span>',
    ),
    (
        M,
        "sm",
        '<span class="cf-weekday cf-meta">Wo</span> <span class="cf-date">6 mei</span> '
        '<span class="cf-to cf-meta">-</span> <span class="cf-weekday cf-meta">wo</span> '
        '<span class="cf-date">20 mei</span>',
    ),
    (
        P,
        "xs",
        '<span class="from meta">Vanaf</span> <span class="cf-date">1</span>/<span class="cf-month">jun</span>',
    ),
    (
        Q,
        "sm",
        '<span class="to meta">Tot</span> <span class="cf-days">wo</span> <span class="cf-date">30</span> '
        '<span class="cf-month">jun</span> <span class="cf-year">2027</span>',
    ),
    (
        WEEKLY,
        "lg",
        f'{WEEKLY_HEAD} <p class="cf-openinghours">Open op:</p> <ul class="list-unstyled"> {MONDAY} '
        '<ul class="list-unstyled"> <li class="cf-childcare">(Naopvang tot 18:00)</li> </ul> </li> </ul>',
    ),
    (
        WEEKLY,
        "xl",
        f'{WEEKLY_HEAD} <p class="cf-openinghours">Open op:</p> <ul class="list-unstyled"> {MONDAY} '
        '<span class="cf-childcare">(Naopvang tot 18:00)</span> </li> </ul>',
    ),
    (permanent(), "md", '<p class="cf-openinghours">Alle dagen open</p>'),
    (permanent(), "lg", '<p class="cf-openinghours">Alle dagen open</p>'),
    (
        permanent(openingHours=[{**OPEN, "dayOfWeek": ["monday", "tuesday", "wednesday", "saturday"]}]),
        "xs",
        '<span>Open van <span class="cf-weekdays"><span class="cf-weekday-open">ma - wo</span> & '
        '<span class="cf-weekday-open">za</span></span></span>',
    ),
    (permanent(status={"type": "Unavailable"}), "lg", '<p class="cf-status">Geannuleerd</p>'),
    (
        permanent("place", status=SICK),
        "xs",
        '<span title="Ziek &lt;b&gt;&quot;echt&quot;&lt;/b&gt;" class="cf-status">Permanent gesloten</span>',
    ),
]


@pytest.mark.parametrize(("document", "size", "expected"), ROWS)
def test_html(document: dict[str, Any], size: str, expected: str) -> None:
    assert shown(document, size) == expected


def test_lists_of_sub_events() -> None:
    day = '<li><span class="cf-weekday cf-meta">Wo</span> <span class="cf-date">{} mei 2026</span>{}</li>'
    status = ' <span class="cf-status">(geannuleerd)</span>'
    lines = day.format(6, "") + day.format(13, "") + day.format(20, status)
    assert shown(M, "md") == f'<ul class="cnw-event-date-info">{lines}</ul>'
    assert shown(M, "lg").count("<li><time") == 3
    gone = {**M, "subEvent": [{**M["subEvent"][0], "endDate": "2026-01-01T00:00:00+01:00"}] * 2}
    assert shown(gone, "lg", hide_past=True) == "<span>Evenement afgelopen</span>"


def test_closed_days_of_a_week() -> None:
    found = shown(permanent(openingHours=[{**OPEN, "dayOfWeek": ["monday"]}], **EXCEPTIONS), "lg")
    assert (
        '<meta itemprop="openingHours" datetime="Dinsdag"> </meta> <li itemprop="openingHoursSpecification"> '
        '<span class="cf-days">Dinsdag</span> '
        '<span itemprop="closed" content="closed" class="cf-closed cf-meta">gesloten</span> </li>'
    ) in found
    notice = "De uren kunnen afwijken tijdens deze periode."
    assert found.endswith(f'<li class="cf-adjusted-days">{notice}</li> </ul>')


def test_exceptions() -> None:
    found = shown(permanent("place", **EXCEPTIONS), "xl")
    assert found == (
        '<p class="cf-openinghours">Alle dagen open</p> <details class="cf-adjusted-days"> '
        '<summary>Behalve tijdens</summary> <ul class="list-unstyled"> '
        '<li> <span class="cf-date">Maandag 26 oktober 2026</span> <span class="cf-to cf-meta">tot en met</span> '
        '<span class="cf-date">vrijdag 30 oktober 2026</span> <span class="cf-description">(Verbouwing)</span> '
        '<ul class="list-unstyled"> <li> <span class="cf-days">Maandag - woensdag</span> '
        '<span class="cf-from cf-meta">van</span> <span class="cf-time">13:00</span> '
        '<span class="cf-to cf-meta">tot</span> <span class="cf-time">18:30</span> </li> </ul> '
        '</li> </ul> </details> <details class="cf-closed-days"> '
        '<summary>Gesloten</summary> <ul class="list-unstyled"> '
        '<li> <span class="cf-date">Vrijdag 25 december 2026</span> </li> </ul> </details>'
    )


SOLD_OUT = {"status": {"type": "Available"}, "bookingAvailability": {"type": "Unavailable"}}


@pytest.mark.parametrize("size", SIZES)
def test_a_place_that_is_sold_out_is_closed_for_the_time_being(size: str) -> None:
    period = {**periodic("2026-06-01T00:00:00+02:00", "2026-08-31T23:59:59+02:00", "place"), **SOLD_OUT}
    assert '<span class="cf-status">(Tijdelijk gesloten)</span>' in shown(period, size)
    assert shown({**permanent("place"), **SOLD_OUT}, size) == '<p class="cf-status">Tijdelijk gesloten</p>'
    assert shown({**permanent(), **SOLD_OUT}, size) == '<p class="cf-status">Volzet of uitverkocht</p>'
    # As text it is sold out, and what is always open says nothing of it.
    text = summary(period, size, "text", language="nl", now=NOW)
    assert text.endswith(" (Volzet of uitverkocht)")
    assert "(" not in summary({**permanent("place"), **SOLD_OUT}, size, "text", language="nl", now=NOW)


DOCUMENTS = [A, B, C, E, M, P, Q, WEEKLY, CANCELLED, permanent(), permanent("place", **EXCEPTIONS)]


@given(
    st.sampled_from(DOCUMENTS),
    st.sampled_from(SIZES),
    st.sampled_from(STYLES),
    st.sampled_from([*LANGUAGES, "en_BE"]),
    st.booleans(),
)
def test_every_calendar_has_every_summary(
    document: dict[str, Any], size: str, style: str, language: str, hidden: bool
) -> None:
    found = summary(document, size, style, language=language, now=NOW, hide_past=hidden)
    assert found.strip()
    assert ("<" in found) is (style == "html")
    assert "  " not in found
    assert found.count("<span") == found.count("</span>")
    assert found.count("<li") == found.count("</li>")
