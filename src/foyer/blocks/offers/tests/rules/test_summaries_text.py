# SPDX-License-Identifier: EUPL-1.2
"""Summaries of calendars as text, in four languages; the present is Wednesday 11 March 2026, 10:00."""

from datetime import UTC, datetime
from typing import Any

import pytest

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.summaries import LANGUAGES, summary

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
OPEN = {"opens": "09:00", "closes": "12:00"}
LATER = {"opens": "13:00", "closes": "17:00"}


def item(start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"startDate": start, "endDate": end, **more}


def event(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    asked = {"calendarType": "multiple", "subEvent": list(items), **more}
    return {"@context": "/contexts/event", **Calendar.requested(asked).settled().document()}


def periodic(start: str, end: str, kind: str = "event", **more: Any) -> dict[str, Any]:
    asked = {"calendarType": "periodic", "startDate": start, "endDate": end, **more}
    return {"@context": f"/contexts/{kind}", **Calendar.requested(asked, kind).settled().document()}


def permanent(kind: str = "event", **more: Any) -> dict[str, Any]:
    asked = {"calendarType": "permanent", **more}
    return {"@context": f"/contexts/{kind}", **Calendar.requested(asked, kind).settled().document()}


def text(document: dict[str, Any], size: str, language: str = "nl", now: datetime = NOW, **more: Any) -> str:
    return summary(document, size, "text", language=language, now=now, **more)


A = event(item("2026-04-18T14:00:00+02:00", "2026-04-18T17:00:00+02:00"))
B = event(item("2026-07-03T18:00:00+02:00", "2026-07-05T23:00:00+02:00"))
C = event(item("2026-03-14T20:00:00+01:00", "2026-03-14T22:30:00+01:00"))
D = event(item("2026-03-11T19:00:00+01:00", "2026-03-11T21:00:00+01:00"))
E = event(
    item("2027-01-09T10:00:00+01:00", "2027-01-09T12:00:00+01:00"),
    bookingAvailability={"type": "Unavailable"},
)
M = event(
    *(item(f"2026-05-{day:02}T19:00:00+02:00", f"2026-05-{day:02}T21:00:00+02:00") for day in (6, 13)),
    item("2026-05-20T19:00:00+02:00", "2026-05-20T21:00:00+02:00", status={"type": "Unavailable"}),
)
P = periodic("2026-06-01T00:00:00+02:00", "2026-08-31T23:59:59+02:00")
Q = periodic("2026-01-05T00:00:00+01:00", "2027-06-30T23:59:59+02:00")
WEEK = periodic(
    "2026-06-01T00:00:00+02:00",
    "2026-08-31T23:59:59+02:00",
    openingHours=[
        {**OPEN, "dayOfWeek": ["monday", "tuesday"]},
        {**LATER, "dayOfWeek": ["monday", "tuesday"]},
    ],
    status={"type": "TemporarilyUnavailable"},
)

ROWS = [
    (A, "xs", ("18 apr", "18 avr", "18 Apr", "18 Apr")),
    (A, "sm", ("Za 18 apr", "Sam. 18 avr", "Sa. 18 Apr", "Sat 18 Apr")),
    (A, "md", ("Za 18 april 2026", "Sam. 18 avril 2026", "Sa. 18 April 2026", "Sat 18 April 2026")),
    (
        A,
        "lg",
        (
            "Zaterdag 18 april 2026 van 14:00 tot 17:00",
            "Samedi 18 avril 2026 de 14:00 à 17:00",
            "Samstag 18 April 2026 von 14:00 bis 17:00",
            "Saturday 18 April 2026 from 14:00 till 17:00",
        ),
    ),
    (B, "xs", ("3 jul - 5 jul", "3 juil - 5 juil", "3 Juli - 5 Juli", "3 Jul - 5 Jul")),
    (
        B,
        "sm",
        (
            "Vr 3 jul - zo 5 jul",
            "Ven. 3 juil - dim. 5 juil",
            "Fr. 3 Juli - So. 5 Juli",
            "Fri 3 Jul - Sun 5 Jul",
        ),
    ),
    (
        B,
        "md",
        (
            "Van vr 3 juli 2026 tot zo 5 juli 2026",
            "Du ven. 3 juillet 2026 au dim. 5 juillet 2026",
            "Von Fr. 3 Juli 2026 bis So. 5 Juli 2026",
            "From Fri 3 July 2026 till Sun 5 July 2026",
        ),
    ),
    (
        B,
        "xl",
        (
            "Van vrijdag 3 juli 2026 om 18:00 tot en met zondag 5 juli 2026 om 23:00",
            "Du vendredi 3 juillet 2026 à 18:00 au dimanche 5 juillet 2026 à 23:00",
            "Von Freitag 3 Juli 2026 um 18:00 bis Sonntag 5 Juli 2026 um 23:00",
            "From Friday 3 July 2026 at 18:00 till Sunday 5 July 2026 at 23:00",
        ),
    ),
    (C, "sm", ("Deze zaterdag", "Ce samedi", "Diesen Samstag", "This Saturday")),
    (D, "sm", ("Vanavond", "Ce soir", "Diesen Abend", "Tonight")),
    (
        E,
        "xs",
        (
            "9 jan 2027 (Volzet of uitverkocht)",
            "9 janv 2027 (Complet)",
            "9 Jan 2027 (Ausgebucht oder ausverkauft)",
            "9 Jan 2027 (Sold out or fully booked)",
        ),
    ),
    (
        E,
        "sm",
        (
            "Za 9 jan 2027 (Volzet of uitverkocht)",
            "Sam. 9 janv 2027 (Complet)",
            "Sa. 9 Jan 2027 (Ausgebucht oder ausverkauft)",
            "Sat 9 Jan 2027 (Sold out or fully booked)",
        ),
    ),
    (M, "xs", ("6 mei - 20 mei", "6 mai - 20 mai", "6 Mai - 20 Mai", "6 May - 20 May")),
    (
        M,
        "sm",
        (
            "Wo 6 mei - wo 20 mei",
            "Mer. 6 mai - mer. 20 mai",
            "Mi. 6 Mai - Mi. 20 Mai",
            "Wed 6 May - Wed 20 May",
        ),
    ),
    (
        M,
        "md",
        (
            "Wo 6 mei 2026\nWo 13 mei 2026\nWo 20 mei 2026 (geannuleerd)",
            "Mer. 6 mai 2026\nMer. 13 mai 2026\nMer. 20 mai 2026 (annulé)",
            "Mi. 6 Mai 2026\nMi. 13 Mai 2026\nMi. 20 Mai 2026 (abgesagt)",
            "Wed 6 May 2026\nWed 13 May 2026\nWed 20 May 2026 (cancelled)",
        ),
    ),
    (P, "xs", ("Vanaf 1 jun", "Du 1 juin", "Aus 1 Juni", "From 1 Jun")),
    (P, "sm", ("Vanaf ma 1 jun", "Du lun. 1 juin", "Aus Mo. 1 Juni", "From Mon 1 Jun")),
    (
        P,
        "md",
        (
            "Van ma 1 juni 2026 tot ma 31 augustus 2026",
            "Du lun. 1 juin 2026 au lun. 31 août 2026",
            "Von Mo. 1 Juni 2026 bis Mo. 31 August 2026",
            "From Mon 1 June 2026 till Mon 31 August 2026",
        ),
    ),
    (
        P,
        "lg",
        (
            "Van maandag 1 juni 2026 tot en met maandag 31 augustus 2026",
            "Du lundi 1 juin 2026 au lundi 31 août 2026",
            "Von Montag 1 Juni 2026 bis Montag 31 August 2026",
            "From Monday 1 June 2026 to Monday 31 August 2026",
        ),
    ),
    (Q, "xs", ("Tot 30 jun 2027", "Au 30 juin 2027", "Bis 30 Juni 2027", "Till 30 Jun 2027")),
    (Q, "sm", ("Tot wo 30 jun 2027", "Au mer. 30 juin 2027", "Bis Mi. 30 Juni 2027", "Till Wed 30 Jun 2027")),
]


@pytest.mark.parametrize(("document", "size", "expected"), ROWS)
def test_text(document: dict[str, Any], size: str, expected: tuple[str, ...]) -> None:
    assert tuple(text(document, size, language) for language in LANGUAGES) == expected


def test_week_of_a_period() -> None:
    assert text(WEEK, "lg") == (
        "Van maandag 1 juni 2026 tot en met maandag 31 augustus 2026\n"
        "(maandag van 9:00 tot 12:00 en van 13:00 tot 17:00, "
        "dinsdag van 9:00 tot 12:00 en van 13:00 tot 17:00)"
        " (uitgesteld)"
    )
    assert text(WEEK, "lg", "en") == (
        "From Monday 1 June 2026 to Monday 31 August 2026\n"
        "(Monday from 9:00 till 12:00 and from 13:00 till 17:00, "
        "Tuesday from 9:00 till 12:00 and from 13:00 till 17:00) (postponed)"
    )


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OPEN_DAYS = [
    (
        (0, 1, 2, 5),
        (
            "Open van ma - wo & za",
            "Ouvert le lun. - mer. & sam.",
            "öffnen Mo. - Mi. & Sa.",
            "Open at Mon - Wed & Sat",
        ),
    ),
    (
        (1, 3, 4),
        (
            "Open op di & do - vr",
            "Ouvert le mar. & jeu. - ven.",
            "öffnen Di. & Do. - Fr.",
            "Open at Tue & Thu - Fri",
        ),
    ),
    ((4, 5, 6), ("Open van vr - zo", "Ouvert le ven. - dim.", "öffnen Fr. - So.", "Open at Sun & Fri - Sat")),
    ((1,), ("Elke dinsdag open", "Ouvert chaque mardi ", "Jeden Dienstag geöffnet", "Open every Tuesday ")),
    ((), ("Alle dagen open\n", "Ouvert tous les jours\n", "Jeden Tag geöffnet\n", "Open every day\n")),
    (
        tuple(range(7)),
        ("Alle dagen open\n", "Ouvert tous les jours\n", "Jeden Tag geöffnet\n", "Open every day\n"),
    ),
]


@pytest.mark.parametrize(("days", "expected"), OPEN_DAYS)
@pytest.mark.parametrize("size", ["xs", "sm", "md"])
def test_open_days(size: str, days: tuple[int, ...], expected: tuple[str, ...]) -> None:
    hours = [{**OPEN, "dayOfWeek": [DAYS[day] for day in days]}] if days else []
    document = permanent(openingHours=hours)
    assert tuple(text(document, size, language) for language in LANGUAGES) == expected


def test_belgian_english_weeks_start_on_monday() -> None:
    document = permanent(openingHours=[{**OPEN, "dayOfWeek": ["friday", "saturday", "sunday"]}])
    assert text(document, "md", "en_BE") == "Open at Fri - Sun"
    september = event(item("2026-09-18T14:00:00+02:00", "2026-09-18T17:00:00+02:00"))
    assert (text(september, "xs", "en_BE"), text(september, "xs", "en")) == ("18 Sept", "18 Sep")


CLOSED_WEEK = "\n".join(
    f"{day} gesloten" for day in ("Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag")
)


@pytest.mark.parametrize(
    ("care", "expected"),
    [
        (({}, {}), ""),
        (({"start": "08:00", "end": "18:00"},) * 2, "\n (elke dag opvang van 8:00 tot 18:00)"),
        (({"start": "08:00"}, {"end": "18:00"}), "\n (vooropvang vanaf 8:00 en naopvang tot 18:00)"),
        (
            ({"start": "08:15", "end": "12:30"}, {"start": "12:50", "end": "17:45"}),
            "\n (opvang van 8:15 tot 12:30 en van 12:50 tot 17:45)",
        ),
    ],
)
def test_whole_week(care: tuple[dict[str, str], dict[str, str]], expected: str) -> None:
    hours = [
        {**slot, "dayOfWeek": ["monday"], "childcare": own}
        for slot, own in zip((OPEN, LATER), care, strict=True)
    ]
    monday = "Maandag van 9:00 tot 12:00 en van 13:00 tot 17:00"
    if "elke dag" in expected:
        assert text(permanent(openingHours=hours), "lg") == f"{monday}\n{CLOSED_WEEK}{expected}\n"
    else:
        assert text(permanent(openingHours=hours), "lg") == f"{monday}{expected}\n{CLOSED_WEEK}\n"


EXCEPTIONS: dict[str, Any] = {
    "openingHoursClosedDays": [
        {"startDate": "2026-12-25", "endDate": "2026-12-25"},
        {"startDate": "2026-03-10", "endDate": "2026-03-10"},
    ],
    "openingHoursAdjustedDays": [
        {
            "startDate": "2026-10-26",
            "endDate": "2026-10-30",
            "description": {"nl": "Verbouwing"},
            "openingHours": [
                {"opens": "13:00", "closes": "18:30", "dayOfWeek": ["monday", "tuesday", "wednesday"]}
            ],
        }
    ],
}


def test_exceptions_in_the_largest_size() -> None:
    assert text(permanent("place", **EXCEPTIONS), "xl") == (
        "Alle dagen open\n\nBehalve tijdens\n"
        "Maandag 26 oktober 2026 tot en met vrijdag 30 oktober 2026 (Verbouwing)\n"
        "Maandag - woensdag van 13:00 tot 18:30\n\nGesloten\nVrijdag 25 december 2026\n"
    )
    hours = [{**OPEN, "dayOfWeek": ["monday"]}]
    notice = "De uren kunnen afwijken tijdens deze periode."
    assert text(permanent("place", openingHours=hours, **EXCEPTIONS), "lg").endswith(f"\n{notice}\n")
    period = periodic(
        "2026-01-01T00:00:00+01:00", "2026-12-31T23:59:59+01:00", openingHours=hours, **EXCEPTIONS
    )
    assert text(period, "lg").endswith(f"(maandag van 9:00 tot 12:00)\n{notice}")
    assert "\n\nBehalve tijdens\n" in text(period, "xl")
    assert notice not in text(period, "xl")


def test_childcare_and_nights() -> None:
    camp = item(
        "2026-07-06T09:00:00+02:00",
        "2026-07-07T16:00:00+02:00",
        overnight=True,
        childcare={"start": "07:30", "end": "18:15"},
    )
    line = "Van maandag 6 juli 2026 om 09:00 tot en met dinsdag 7 juli 2026 om 16:00"
    assert text(event(camp), "lg") == f"{line} (met overnachting, opvang van 7:30 tot 18:15)"
    both = text(event(camp, item("2026-07-08T00:00:00+02:00", "2026-07-08T23:59:00+02:00")), "lg")
    assert both == f"{line}\n (met overnachting, opvang van 7:30 tot 18:15)\nWoensdag 8 juli 2026"


def test_times_of_one_day() -> None:
    at = event(item("2026-04-18T14:00:00+02:00", "2026-04-18T14:00:00+02:00"))
    assert text(at, "lg") == "Zaterdag 18 april 2026 om 14:00"


def test_other_zones() -> None:
    from zoneinfo import ZoneInfo

    assert text(A, "lg", zone=ZoneInfo("America/New_York")) == "Zaterdag 18 april 2026 van 08:00 tot 11:00"


def test_past_sub_events_can_be_hidden() -> None:
    later = datetime(2026, 5, 14, tzinfo=UTC)
    assert text(M, "md", now=later, hide_past=True) == "Wo 20 mei 2026 (geannuleerd)"
    assert text(M, "xs", now=later, hide_past=True) == "6 mei - 20 mei"
    assert text(M, "md", now=datetime(2027, 1, 1, tzinfo=UTC), hide_past=True) == "Evenement afgelopen"
    assert len(text(M, "md", now=later).splitlines()) == 3


def test_a_near_day_of_several_sub_events_hides_what_is_sold_out() -> None:
    items = [item(f"2026-03-12T{hour}:00:00+01:00", f"2026-03-12T{hour}:30:00+01:00") for hour in (10, 14)]
    document = event(*items, bookingAvailability={"type": "Unavailable"})
    assert text(document, "sm") == "Morgen"
    assert text(document, "md") == "Do 12 maart 2026 (Volzet of uitverkocht)"


def test_an_hour_that_comes_twice_is_past_only_once() -> None:
    # Clocks go back from 3 to 2 on 25 October: 02:30 is at 00:30 and at 01:30 of UTC.
    first = item("2026-10-25T01:00:00+02:00", "2026-10-25T02:30:00+02:00")
    second = item("2026-10-25T02:10:00+01:00", "2026-10-25T02:30:00+01:00")
    between = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert text(event(first, second), "lg", now=between, hide_past=True) == (
        "Zondag 25 oktober 2026 van 02:10 tot 02:30"
    )
    gone = periodic("2026-10-25T02:30:00+02:00", "2026-12-31T23:59:59+01:00")
    assert text(gone, "xs", now=between) == "Tot 31 dec"
    later = periodic("2026-10-25T02:30:00+01:00", "2026-12-31T23:59:59+01:00")
    assert text(later, "xs", now=between) == "Vanaf 25 okt"


def test_a_day_on_which_clocks_go_forward() -> None:
    night = event(item("2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"))
    assert text(night, "lg") == "Zondag 29 maart 2026 van 01:30 tot 03:30"


def test_midnight_parts_days() -> None:
    until = event(item("2026-04-18T20:00:00+02:00", "2026-04-19T00:00:00+02:00"))
    assert text(until, "lg") == "Van zaterdag 18 april 2026 om 20:00 tot en met zondag 19 april 2026 om 00:00"
    assert text(until, "xs") == "18 apr - 19 apr"
    before = event(item("2026-04-18T20:00:00+02:00", "2026-04-18T23:59:59+02:00"))
    assert text(before, "lg") == "Zaterdag 18 april 2026 van 20:00 tot 23:59"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-11T09:00:00+01:00", "Vandaag"),
        ("2026-03-11T17:59:00+01:00", "Vandaag"),
        ("2026-03-11T18:00:00+01:00", "Vanavond"),
        ("2026-03-12T00:00:00+01:00", "Morgen"),
        ("2026-03-13T00:00:00+01:00", "Deze vrijdag"),
        ("2026-03-15T23:00:00+01:00", "Deze zondag"),
        ("2026-03-16T00:00:00+01:00", "Ma 16 mrt"),
        ("2026-03-10T23:00:00+01:00", "Di 10 mrt"),
        ("2027-03-13T20:00:00+01:00", "Za 13 mrt 2027"),
    ],
)
def test_near_days_end_with_the_week(start: str, expected: str) -> None:
    end = f"{start[:11]}23:30{start[16:]}"
    assert text(event(item(start, end)), "sm") == expected


@pytest.mark.parametrize(
    ("status", "place", "event_text"),
    [
        ("Unavailable", "Permanent gesloten", "Geannuleerd"),
        ("TemporarilyUnavailable", "Tijdelijk gesloten", "Uitgesteld"),
    ],
)
def test_what_is_not_available(status: str, place: str, event_text: str) -> None:
    assert text(permanent("place", status={"type": status}), "lg") == place
    assert text(permanent(status={"type": status}), "lg") == event_text
