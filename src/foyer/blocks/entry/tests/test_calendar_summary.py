# SPDX-License-Identifier: EUPL-1.2
"""The summary of a calendar over HTTP: parameters, content types, refusals."""

from datetime import UTC, datetime

import pytest

from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.offers.tests.documents import place
from foyer.kernel import clock

DATES = {"calendarType": "periodic", "startDate": "2026-06-01T00:00:00", "endDate": "2026-08-31T23:59:59"}


@pytest.fixture
def address(call):
    return f"/places/{call.made('/places', place(**DATES))}"


@pytest.fixture(autouse=True)
def present():
    with clock.use(clock.FixedClock(datetime(2026, 3, 11, 9, tzinfo=UTC))):
        yield


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "Van maandag 1 juni 2026 tot en met maandag 31 augustus 2026"),
        ("?size=xs", "Vanaf 1 jun"),
        ("?size=md&format=xs", "Vanaf 1 jun"),
        ("?size=xl", "Van maandag 1 juni 2026 tot en met maandag 31 augustus 2026"),
        ("?size=xs&language=fr", "Du 1 juin"),
        ("?size=xs&language=fr&langCode=de_BE", "Aus 1 Juni"),
        ("?size=sm&timezone=America/New_York", "Vanaf zo 31 mei"),
        ("?size=sm&timezone=UTC&timeZone=Europe/Brussels", "Vanaf ma 1 jun"),
    ],
)
def test_text(anonymous, address, query, expected):
    for alias in ("/calendar-summary", "/calsum"):
        response = anonymous("GET", address + alias + query)
        assert (response.status_code, response.headers["Content-Type"]) == (200, "text/plain")
        assert response.content.decode() == expected


@pytest.mark.parametrize(
    ("query", "accept", "style"),
    [
        ("", "text/html", "html"),
        ("", "text/html;q=0.9, text/plain", "html"),
        ("", "application/xhtml+xml,text/html", "text"),
        ("&style=text", "text/html", "text"),
        ("&style=html", "text/plain", "html"),
    ],
)
def test_style(anonymous, address, query, accept, style):
    response = anonymous("GET", f"{address}/calendar-summary?size=xs{query}", Accept=accept)
    kinds = {"html": "text/html; charset=UTF-8", "text": "text/plain"}
    assert response.headers["Content-Type"] == kinds[style]
    assert response.content.startswith(b"<span" if style == "html" else b"Vanaf")


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("size=xxl", 'Query parameter size has invalid value "xxl". Should be one of xs, sm, md, lg'),
        ("size=xs&format=x", 'Query parameter format has invalid value "x". Should be one of xs, sm, md, lg'),
        ("language=es", 'Query parameter language has invalid value "es". Should be one of nl, fr, de, en'),
        (
            "langCode=nl",
            'Query parameter langCode has invalid value "nl". Should be one of nl_BE, fr_BE, de_BE, en_BE',
        ),
        ("style=xml", 'Query parameter style has invalid value "xml". Should be one of text, html'),
        ("timezone=Mars", 'Query parameter timezone has invalid value "Mars".'),
        ("timezone=../../etc/passwd", 'Query parameter timezone has invalid value "../../etc/passwd".'),
    ],
)
def test_refusals(anonymous, address, query, detail):
    told = problem(anonymous("GET", f"{address}/calendar-summary?{query}"))
    assert (told["status"], told["type"], told["detail"]) == (
        404,
        "https://api.publiq.be/probs/url/not-found",
        detail,
    )


def test_unknown_items(anonymous, db):
    told = problem(anonymous("GET", "/events/nothing/calendar-summary?size=xxl"))
    assert told["detail"] == 'The event with id "nothing" was not found.'


def test_strict_compatibility_refuses_the_largest(anonymous, address, settings):
    settings.FOYER_STRICT_COMPATIBILITY = True
    told = problem(anonymous("GET", f"{address}/calendar-summary?size=xl"))
    assert told["detail"] == 'Query parameter size has invalid value "xl". Should be one of xs, sm, md, lg'
