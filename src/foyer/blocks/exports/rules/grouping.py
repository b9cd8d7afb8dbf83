# SPDX-License-Identifier: EUPL-1.2
"""Under which heading an item stands, and in which order headings come."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from foyer.blocks.exports.rules.values import Json, address, said
from foyer.kernel.clock import BRUSSELS

NONE, DATE, TOWN = "none", "date", "town"
GROUPINGS = (NONE, DATE, TOWN)

_ALWAYS = {"nl": "Doorlopend", "fr": "En continu", "de": "Fortlaufend", "en": "Ongoing"}
_ELSEWHERE = {"nl": "Zonder plaats", "fr": "Sans lieu", "de": "Ohne Ort", "en": "Without a place"}
_LAST = "\uffff"
_WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}

Key = tuple[str, str]
"""What headings are sorted by, and the heading."""


def key_of(grouping: str) -> Callable[[Json, str, date], Key]:
    """Return what tells the heading of a document in a language, on a day."""
    return {DATE: _by_date, TOWN: _by_town}.get(grouping, lambda _document, _language, _today: ("", ""))


def _by_date(document: Json, language: str, today: date) -> Key:
    """The first day on which it takes place from today on; the last day where all are over."""
    days = [(_day(item.get("startDate")), _day(item.get("endDate"))) for item in document.get("subEvent", ())]
    known = [(first, last or first) for first, last in days if first is not None]
    ahead = [max(first, today) for first, last in known if last >= today]
    if not known:
        return _LAST, _ALWAYS.get(language, _ALWAYS["nl"])
    day = min(ahead) if ahead else max(first for first, _ in known)
    return day.isoformat(), written(day, language)


def _by_town(document: Json, language: str, _today: date) -> Key:
    town = str(address(document, language).get("addressLocality", "")).strip()
    if not town or town == "___":
        return _LAST, _ELSEWHERE.get(language, _ELSEWHERE["nl"])
    return sorted_by(town), town


def sorted_by(text: str) -> str:
    """Return a text as it is sorted by: without case and accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def name_key(document: Json, language: str) -> str:
    """Return what items under one heading are sorted by, after the moment of an event."""
    return sorted_by(said(document, "name", language))


def written(day: date, language: str) -> str:
    """Return a day as people write it: `zaterdag 5 december 2026`."""
    words = language if language in _MONTHS else "nl"
    weekday, month = _WEEKDAYS[words][day.weekday()], _MONTHS[words].split()[day.month - 1]
    return f"{weekday} {day.day}{'.' if words == 'de' else ''} {month} {day.year}"


def _day(text: object) -> date | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment.astimezone(BRUSSELS).date() if moment.tzinfo else moment.date()
