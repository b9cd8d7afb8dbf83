# SPDX-License-Identifier: EUPL-1.2
"""The small collection that the examples of the documentation search, on Sunday 3 May 2026 at noon."""

from foyer.blocks.search.tests.index_documents import dated, organizer, place, seconds
from foyer.blocks.search.tests.index_documents import event as bare_event

GHENT = {
    "address__nl__postalCode": ["9000"],
    "address__nl__addressLocality": ["Gent"],
    "regions": ["nis-44021", "reg-gent", "nis-40000"],
    "geo_point": [(51.0543, 3.7174)],
}
BRUGES = {
    "address__nl__postalCode": ["8000"],
    "address__nl__addressLocality": ["Brugge"],
    "regions": ["nis-31005", "reg-brugge", "nis-30000"],
    "geo_point": [(51.2093, 3.2247)],
}
CONCERT = {
    "terms__id": ["0.50.4.0.0", "1.8.2.0.0"],
    "terms__label": ["Concert", "Jazz en blues"],
    "typeIds": ["0.50.4.0.0"],
    "themeIds": ["1.8.2.0.0"],
}


# What every event has, whatever is known of it.
ALWAYS = {
    "mediaObjectsCount": [0],
    "videosCount": [0],
    "hasChildcare": [False],
    "hasOvernight": [False],
    "recurringOnDayOfWeek": [],
}


def event(identifier: str, **fields: object) -> tuple[str, dict]:
    """Return an event that the default filters let through."""
    return bare_event(identifier, **{**ALWAYS, **fields})


def _created(day: int) -> dict[str, list[int]]:
    return {"created": [seconds(f"2026-04-{day:02}T10:00:00+02:00")]}


def _evening() -> tuple[str, dict]:
    return event(
        "cellar",
        name__nl=["Jazz in de kelder"],
        name__fr=["Jazz à la cave"],
        description__nl=["Drie bands, één avond."],
        labels=["Jazz", "UiTPAS Gent"],
        calendarType=["single"],
        price=[12.0],
        typicalAgeRange=[(16, None)],
        allAges=[False],
        mediaObjectsCount=[2],
        completeness=[90],
        languages=["nl", "fr"],
        mainLanguage=["nl"],
        completedLanguages=["nl"],
        creator=["agenda@clients"],
        contributors=["an@kelder.example"],
        location__id=["hall"],
        location__labels=["rolstoeltoegankelijk"],
        location__terms__id=["OyaPaf64AEmEAYXHeLMAtA"],
        location__terms__label=["Zaal of expohal"],
        organizer__id=["club"],
        organizer__labels=["partner"],
        availableTo=[seconds("2026-05-09T23:00:00+02:00")],
        production__id=["tour"],
        productionCollapseValue=["production-tour"],
        recurringOnDayOfWeek=[],
        **GHENT,
        **CONCERT,
        **_created(1),
        **dated(("2026-05-09T20:00:00+02:00", "2026-05-09T23:00:00+02:00", {})),
    )


def _family() -> tuple[str, dict]:
    return event(
        "family",
        name__nl=["Jazz voor gezinnen"],
        labels=["Jazz", "ook voor kinderen"],
        calendarType=["multiple"],
        price=[0.0],
        typicalAgeRange=[(6, 12)],
        allAges=[False],
        birthdateRange=[(None, None)],
        completeness=[60],
        languages=["nl"],
        mainLanguage=["nl"],
        location__id=["park"],
        availableTo=[seconds("2026-05-17T16:00:00+02:00")],
        production__id=["tour"],
        productionCollapseValue=["production-tour"],
        modified=[seconds("2026-05-02T09:00:00+02:00")],
        hasChildcare=[True],
        videosCount=[1],
        metadata__recommendationFor=[{"event": "cellar", "score": 3.1}],
        **BRUGES,
        **CONCERT,
        **_created(2),
        **dated(
            ("2026-05-10T14:00:00+02:00", "2026-05-10T16:00:00+02:00", {"status": "Unavailable"}),
            ("2026-05-17T14:00:00+02:00", "2026-05-17T16:00:00+02:00", {"hasChildcare": True}),
        ),
    )


def _others() -> list[tuple[str, dict]]:
    return [
        event(
            "market",
            name__nl=["Boekenmarkt aan de Leie"],
            labels=["boeken"],
            calendarType=["periodic"],
            typicalAgeRange=[(0, None)],
            allAges=[True],
            birthdateRange=[(None, None)],
            availableTo=[seconds("2026-08-31T23:59:59+02:00")],
            recurringOnDayOfWeek=["sunday"],
            departurePlaces=["hall"],
            productionCollapseValue=["single-offer-market"],
            **GHENT,
            **_created(3),
            **dated(
                *(
                    (f"2026-{day}T09:00:00+02:00", f"2026-{day}T13:00:00+02:00", {})
                    for day in ("05-10", "05-17")
                )
            ),
        ),
        event(
            "webinar",
            name__nl=["Schrijven in l'atelier"],
            attendanceMode=["online"],
            bookingAvailability=["Unavailable"],
            price=[5.5],
            productionCollapseValue=["single-offer-webinar"],
            **GHENT,
            **_created(4),
            **dated(("2026-05-12T19:30:00+02:00", "2026-05-12T21:00:00+02:00", {})),
        ),
        event(
            "draft", workflowStatus=["DRAFT"], availableRange=[], name__nl=["Nog niet klaar"], **_created(5)
        ),
        event("breda", address__nl__addressCountry=["NL"], name__nl=["Carnaval"], **_created(6)),
        event("class", audienceType=["education"], name__nl=["Klasvoorstelling"], **_created(7)),
        event(
            "camp",
            childrenOnly=[True],
            creator=["somebody@clients"],
            name__nl=["Kamp"],
            **_created(8),
            **GHENT,
        ),
    ]


def documents() -> list[tuple[str, dict]]:
    """Return all of it as (kind, index document)."""
    return [
        _evening(),
        _family(),
        *_others(),
        place(
            "hall", name__nl=["Zaal De Kelder"], terms__id=["OyaPaf64AEmEAYXHeLMAtA"], **GHENT, **_created(1)
        ),
        place("park", name__nl=["Minnewaterpark"], **BRUGES, **_created(2)),
        place("twin", name__nl=["Zaal de kelder"], isDuplicate=[True], **GHENT, **_created(3)),
        organizer(
            "club",
            name__nl=["Jazzclub De Rode Kater"],
            url=["rodekater.example"],
            domain=["rodekater.example"],
            imagesCount=[1],
            **_created(1),
            **GHENT,
        ),
        organizer("troupe", name__nl=["Theater Breda"], address__nl__addressCountry=["NL"], **_created(2)),
    ]
