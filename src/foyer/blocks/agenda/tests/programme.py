# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - the programme is a table
"""A small made-up programme: documents as the entry contract answers them, dates relative to a day."""

from datetime import datetime, timedelta
from typing import Any

from foyer.kernel.clock import BRUSSELS

BASE = "http://testserver/api/entry"
TYPES = {
    "concert": ("0.50.4.0.0", "Concert"),
    "theatre": ("0.55.0.0.0", "Theatervoorstelling"),
    "exhibition": ("0.0.0.0.0", "Tentoonstelling"),
    "course": ("0.3.1.0.0", "Lessenreeks"),
    "walk": ("0.17.0.0.0", "Fiets- of wandelroute"),
    "film": ("0.50.6.0.0", "Film"),
    "market": ("0.37.0.0.0", "Markt, braderie of kermis"),
    "talk": ("0.3.2.0.0", "Lezing of congres"),
    "sport": ("0.59.0.0.0", "Sportactiviteit"),
    "festival": ("0.5.0.0.0", "Festival"),
    "tour": ("0.7.0.0.0", "Begeleide uitstap of rondleiding"),
    "food": ("1.50.0.0.0", "Eet- of drankfestijn"),
}
THEMES = {
    "circus": ("0.52.0.0.0", "Circus"),
    "jazz": ("1.8.2.0.0", "Jazz en blues"),
    "folk": ("1.8.4.0.0", "Folk en wereldmuziek"),
    "puppets": ("1.3.5.0.0", "Figuren en poppentheater"),
    "photo": ("1.0.6.0.0", "Fotografie"),
    "nature": ("1.64.0.0.0", "Milieu en natuur"),
    "heritage": ("1.40.0.0.0", "Erfgoed"),
    "making": ("1.42.0.0.0", "Creativiteit"),
    "literature": ("1.10.0.0.0", "Literatuur"),
    "comedy": ("1.3.10.0.0", "Humor comedy"),
}
FACILITIES = {
    "step-free": ("3.27.0.0.0", "Rolstoeltoegankelijk"),
    "toilet": ("3.31.0.0.0", "Toegankelijk sanitair"),
    "loop": ("3.17.1.0.0", "Ringleiding"),
    "calm": ("H28fcfRKFQAQs00K9NF9hh", "Prikkelarm aanbod"),
}
PLACES = {
    "sluis": ("De Oude Sluis", "Dok-Noord 7", "9000", "Gent", 51.0651, 3.7349, "nis-44021"),
    "molen": ("Museum van de Molen", "Molenstraat 12", "8000", "Brugge", 51.2093, 3.2247, "nis-31005"),
    "park": ("Park van Eden", "Parklaan 1", "9000", "Gent", 51.0375, 3.7203, "nis-44021"),
    "vaart": ("Zaal De Vaart", "Vaartkom 3", "3000", "Leuven", 50.8866, 4.7005, "nis-24062"),
    "linde": (
        "Gemeenschapscentrum De Linde",
        "Dorpsplein 2",
        "2800",
        "Mechelen",
        51.0281,
        4.4803,
        "nis-12025",
    ),
    "kaai": ("Pakhuis aan de Kaai", "Schelde 40", "2000", "Antwerpen", 51.2263, 4.3977, "nis-11002"),
}


def place(key: str) -> dict[str, Any]:
    """Return the document of a place."""
    name, street, code, town, latitude, longitude, _region = PLACES[key]
    return {
        "@id": f"{BASE}/places/place-{key}",
        "mainLanguage": "nl",
        "name": {"nl": name},
        "address": {"nl": {"addressCountry": "BE", "addressLocality": town, "postalCode": code,
                           "streetAddress": street}},
        "geo": {"latitude": latitude, "longitude": longitude},
        "terms": [_term(("Yf4aZBfsUEu2NsQqsprngw", "Cultuur- of ontmoetingscentrum"), "eventtype")],
        "calendarType": "permanent",
        "openingHours": [{"opens": "10:00", "closes": "18:00",
                          "dayOfWeek": ["tuesday", "wednesday", "thursday", "friday", "saturday"]}],
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
        "workflowStatus": "APPROVED",
        "contactPoint": {"phone": ["09 000 00 00"], "email": ["info@example.org"], "url": []},
    }  # fmt: skip


def organizer() -> dict[str, Any]:
    """Return the document of an organiser."""
    return {
        "@id": f"{BASE}/organizers/organiser-noord",
        "mainLanguage": "nl",
        "name": {"nl": "Cultuurhuis Noord", "fr": "Maison de la culture Nord"},
        "url": "https://www.noord.example.org",
        "description": {"nl": "Huis voor muziek en podium, in een oude loods aan het water."},
        "contactPoint": {"phone": [], "email": ["hallo@noord.example.org"], "url": []},
        "workflowStatus": "ACTIVE",
    }


def event(number: int, title: str | dict[str, str], kind: str, where: str, **more: Any) -> dict[str, Any]:
    """Return the document of an event; `theme`, `price`, `facilities` and calendar parts as named."""
    theme, price = more.pop("theme", None), more.pop("price", None)
    facilities = more.pop("facilities", ())
    terms = [_term(TYPES[kind], "eventtype")]
    if theme:
        terms.append(_term(THEMES[theme], "theme"))
    terms += [_term(FACILITIES[facility], "facility") for facility in facilities]
    made: dict[str, Any] = {
        "@id": f"{BASE}/events/event-{number}",
        "mainLanguage": "nl",
        "name": {"nl": title} if isinstance(title, str) else title,
        "location": place(where),
        "terms": terms,
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
        "workflowStatus": "APPROVED",
        "attendanceMode": "offline",
        "audience": {"audienceType": "everyone"},
        "typicalAgeRange": "-",
        "organizer": organizer(),
        "created": "2026-01-01T10:00:00+00:00",
        "modified": "2026-01-02T10:00:00+00:00",
        "playhead": 3,
    }
    if price is not None:
        made["priceInfo"] = [{"category": "base", "name": {"nl": "Basistarief", "fr": "Tarif de base"},
                              "price": price, "priceCurrency": "EUR"}]  # fmt: skip
        if price:
            made["priceInfo"].append(
                {"category": "tariff", "name": {"nl": "Jonger dan 26"}, "price": price / 2}
            )
    made.update(more)
    return made


def single(day: datetime, hour: int, last: int, minute: int = 0, **more: Any) -> dict[str, Any]:
    """Return the calendar of one date."""
    part = moment(day, hour, last, minute)
    return {"calendarType": "single", "startDate": part["startDate"], "endDate": part["endDate"],
            "subEvent": [{"id": 0, **part, **more}]}  # fmt: skip


def multiple(*moments: dict[str, Any]) -> dict[str, Any]:
    """Return the calendar of several dates."""
    return {"calendarType": "multiple", "startDate": moments[0]["startDate"],
            "endDate": moments[-1]["endDate"],
            "subEvent": [{"id": number, **one} for number, one in enumerate(moments)]}  # fmt: skip


def periodic(first: datetime, last: datetime, *hours: dict[str, Any]) -> dict[str, Any]:
    """Return the calendar of a period."""
    return {"calendarType": "periodic", "startDate": first.isoformat(), "endDate": last.isoformat(),
            "openingHours": list(hours)}  # fmt: skip


def moment(day: datetime, hour: int, last: int, minute: int = 0, **more: Any) -> dict[str, Any]:
    """Return one date: hours in Brussels; a last hour before the first is after midnight."""
    start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=BRUSSELS)
    end = start.replace(hour=last % 24, minute=0) + timedelta(days=1 if last <= hour else 0)
    return {"startDate": start.isoformat(), "endDate": end.isoformat(), "status": {"type": "Available"},
            "bookingAvailability": {"type": "Available"}, **more}  # fmt: skip


def programme(today: datetime) -> list[dict[str, Any]]:
    """Return the events, as seen from a day: every calendar type, status, price and access."""
    day = [today + timedelta(days=number) for number in range(400)]
    weekend = {
        "opens": "10:00",
        "closes": "17:00",
        "dayOfWeek": ["tuesday", "wednesday", "saturday", "sunday"],
    }
    cancelled = {"status": {"type": "Unavailable", "reason": {"nl": "De zaal is ziek"}}}
    full = {"bookingAvailability": {"type": "Unavailable"}}
    friday = day[(4 - today.weekday()) % 7]
    return [
        event(1, {"nl": "Blauwe uren: jazz aan het water", "fr": "Heures bleues : du jazz au bord de l’eau",
                  "de": "Blaue Stunden: Jazz am Wasser", "en": "Blue hours: jazz by the water"},
              "concert", "sluis", theme="jazz", price=12, facilities=("step-free", "toilet", "loop"),
              description={"nl": "<p>Vier muzikanten, een piano en de <strong>kade</strong>.</p>"
                                 "<p>Breng een trui mee, het waait er.</p><script>alert(1)</script>"},
              bookingInfo={"url": "https://tickets.example.org/1", "urlLabel": {"nl": "Koop je ticket"}},
              **multiple(moment(day[0], 20, 23), moment(day[1], 20, 23, **cancelled), moment(day[8], 20, 1, 30))),
        event(2, "Circus Krak speelt buiten", "theatre", "park", theme="circus", price=0, typicalAgeRange="4-11",
              **multiple(*(moment(day[number], 15, 16) for number in (0, 1, 2, 9)))),
        event(3, "Licht op de Leie", "exhibition", "molen", theme="photo", price=8, facilities=("step-free",),
              openingHoursClosedDays=[{"startDate": day[6].date().isoformat(), "endDate": day[6].date().isoformat(),
                                       "description": {"nl": "Feestdag"}}],
              **periodic(day[0] - timedelta(days=40), day[12], weekend)),
        event(4, "Kijken naar sterren", "walk", "park", theme="nature", price=0, typicalAgeRange="8-",
              **single(day[2], 21, 23)),
        event(5, "Poppen op de vlucht", "theatre", "linde", theme="puppets", price=6, typicalAgeRange="3-8",
              facilities=("step-free", "calm"), labels=["twee taaliconen"],
              **multiple(moment(friday, 14, 15), moment(friday + timedelta(days=1), 11, 12, **full))),
        event(6, "Elke dinsdag koor", "course", "vaart", theme="making", price=5, labels=["één taalicoon"],
              **multiple(*(moment(day[1] + timedelta(days=7 * week), 19, 21, 30) for week in range(8)))),
        event(7, "Rommelmarkt in de Vaart", "market", "vaart", price=0, **single(day[3], 8, 16)),
        event(8, "De stad die niet sliep: lezing met dia’s over nachtarbeid in de haven, 1890-1970", "talk", "kaai",
              theme="heritage", price=7.5, **single(day[4], 19, 21, 30)),
        event(9, "Zwemmen zonder zwembad", "sport", "park", price=4, **single(day[5], 10, 12, **full)),
        event(10, "Avondfilm: De brug", "film", "kaai", price=9, **single(day[0], 21, 23)),
        event(11, "Schrijf mee aan één verhaal", "course", "linde", theme="literature", price=0,
              attendanceMode="online", onlineUrl="https://meet.example.org/verhaal", **single(day[3], 19, 21)),
        event(12, "Festival van de kleine straten", "festival", "sluis", theme="folk", price=0,
              **periodic(day[6], day[9])),
        event(13, "Gesloten deur", "concert", "kaai", price=10, status={"type": "Unavailable"},
              **single(day[2], 20, 22)),
        event(14, "De toren op", "tour", "molen", theme="heritage", price=3, calendarType="permanent",
              openingHours=[weekend]),
        event(15, "Lachen in Leuven", "theatre", "vaart", theme="comedy", price=14, **single(day[1], 20, 22)),
        event(16, "Soep voor de straat", "food", "linde", price=0, facilities=("step-free",), **single(day[6], 12, 14)),
        event(17, "Vorige zomer", "concert", "park", price=5, **single(day[0] - timedelta(days=120), 20, 22)),
    ]  # fmt: skip


def _term(pair: tuple[str, str], domain: str) -> dict[str, str]:
    return {"id": pair[0], "label": pair[1], "domain": domain}
