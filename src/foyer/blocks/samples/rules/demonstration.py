# SPDX-License-Identifier: EUPL-1.2
"""The demonstration set as whole documents of the contract, as a client would send them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from foyer.blocks.samples.rules import properties
from foyer.blocks.samples.rules.calendars import Document, Hours, calendar, permanent
from foyer.blocks.samples.rules.days import chance, moment
from foyer.blocks.samples.rules.programmes import ONLINE, Showing, sample_id

Entries = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Surroundings:
    """What documents are made with: the data, how terms and items are called outside, and today."""

    organizers: Entries
    places: Entries
    hours: Hours
    phrases: Mapping[str, Any]
    pictures: Entries
    term_id: Callable[[str, str], str]
    url: Callable[[str, str], str]
    image_url: Callable[[str], str]
    today: date


def organizer_document(key: str, around: Surroundings) -> Document:
    """Return an organiser."""
    entry = around.organizers[key]
    site = _site(key, around)
    return {
        "mainLanguage": "nl",
        "name": properties.texts(entry["name"]),
        "url": site,
        "description": properties.texts(entry["text"]),
        "address": properties.address(entry),
        "contactPoint": {
            "phone": ["02 000 00 00"],
            "email": [f"info@{site.removeprefix('https://')}"],
            "url": [f"{site}/contact"],
        },
        **_labels(entry),
    }


def place_document(key: str, around: Surroundings) -> Document:
    """Return a place; its facilities are not part of the document."""
    entry = around.places[key]
    return {
        "mainLanguage": "nl",
        "name": properties.texts(entry["name"]),
        "terms": [{"id": around.term_id(entry["type"], "eventtype")}],
        "address": properties.address(entry),
        "workflowStatus": "READY_FOR_VALIDATION",
        **permanent(around.hours.get(entry.get("hours", "")), around.today),
        **_organizer(_host(key, around), around),
        **_labels(entry),
        **_picture(key, "", entry["type"], around),
    }


def event_document(showing: Showing, around: Surroundings) -> Document:
    """Return an event; its facilities are not part of the document."""
    programme, draw = showing.programme, showing.draw
    host = programme.get("organizer") or _host(showing.place, around)
    published = around.today - timedelta(days=5 + int(draw * 40))
    return {
        "mainLanguage": "nl",
        "name": properties.filled(programme["name"], showing.what),
        "description": properties.filled(programme["text"], showing.what),
        "terms": _terms(programme, around),
        "workflowStatus": "READY_FOR_VALIDATION",
        "availableFrom": moment(published, time(9)),
        "audience": {"audienceType": programme.get("audience", "everyone")},
        **calendar(programme, around.hours, around.today, draw),
        **properties.state(showing.state, around.phrases),
        **_where(showing, around),
        **properties.ages(programme, around.today),
        **properties.prices(programme, around.phrases, _site(host, around)),
        **properties.questions(programme),
        **_organizer(host, around),
        **_labels(programme),
        **_picture(showing.key.partition("/")[0], showing.place, programme["type"], around),
    }


def _terms(programme: Mapping[str, Any], around: Surroundings) -> list[Document]:
    found = [{"id": around.term_id(programme["type"], "eventtype")}]
    return found + ([{"id": around.term_id(programme["theme"], "theme")}] if "theme" in programme else [])


def _where(showing: Showing, around: Surroundings) -> Document:
    if showing.place == ONLINE:
        return {"attendanceMode": "online", "onlineUrl": showing.programme["online"]}
    found: Document = {"location": {"@id": around.url("place", sample_id("place", showing.place))}}
    if "mixed" in showing.programme:
        found |= {"attendanceMode": "mixed", "onlineUrl": showing.programme["mixed"]}
    return found


def _host(place: str, around: Surroundings) -> str:
    """Return the organiser of a place: the one it names, else the one of the same key, else none."""
    named: str = around.places.get(place, {}).get("organizer", place)
    return named if named in around.organizers else ""


def _organizer(key: str, around: Surroundings) -> Document:
    return {"organizer": {"@id": around.url("organizer", sample_id("organizer", key))}} if key else {}


def _site(organizer: str, around: Surroundings) -> str:
    name = properties.texts(around.organizers[organizer]["name"])["nl"] if organizer else "uit agenda"
    return f"https://{properties.slug(name)}.example.org"


def _picture(key: str, at: str, kind: str, around: Surroundings) -> Document:
    """Return one of the pictures of a type for half of what has that type; the others keep their poster.

    Showings of one programme in several places (`at`) may have different ones.
    """
    fitting = [name for name, entry in around.pictures.items() if kind in entry["types"]]
    draw = chance(key, "picture")
    if not fitting or draw >= 0.5:
        return {}
    image_id = sample_id("image", fitting[int(chance(at, key, "which") * len(fitting))])
    return {"mediaObject": [{"@id": around.image_url(image_id)}]}


def _labels(entry: Mapping[str, Any]) -> Document:
    return {"labels": entry["labels"]} if "labels" in entry else {}
