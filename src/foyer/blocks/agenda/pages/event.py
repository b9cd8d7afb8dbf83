# SPDX-License-Identifier: EUPL-1.2
"""The page of an event: practical answers first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from foyer.blocks.agenda.pages import addresses, offer, reading, wording
from foyer.blocks.agenda.rules import (
    calendar_file,
    calendars,
    cards,
    documents,
    instants,
    markup,
    opening_table,
    plain_dates,
    prices,
    sitemap,
    structured_data,
)
from foyer.kernel import texts

SHOWN_DATES = 6
SIMILAR = 4


@dataclass(frozen=True)
class Date:
    """One date in words, with what is to be known about it."""

    words: str
    stub: plain_dates.Stub
    status: str
    reason: str
    number: int
    iso: str
    childcare: str = ""
    overnight: bool = False


@addresses.shows("event")
def event(request: HttpRequest, document: reading.Document) -> HttpResponse:
    """Show an event."""
    return render(request, "agenda/event.html", _context(document))


def calendar(request: HttpRequest, _name: str, identifier: str) -> HttpResponse:
    """Answer the iCalendar file of an event, or of its date number `date`."""
    try:
        document = reading.published("event", identifier)
    except reading.Gone:
        return offer.gone(request)
    asked = request.GET.get("date", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else None
    times = calendars.calendar_of(document)
    if number is not None and all(moment.number != number for moment in times.moments):
        raise Http404(asked)
    path = addresses.canonical("event", document)
    data = calendar_file.calendar_file(
        document,
        reading.language(),
        settings.FOYER_PUBLIC_URL + path,
        urlsplit(settings.FOYER_PUBLIC_URL).hostname or "localhost",
        reading.now(),
        plain=offer.description(document).plain,
        number=number,
    )
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{path.split("/")[-2]}.ics"'
    return answer


def _context(document: Mapping[str, Any]) -> dict[str, Any]:
    now, language = reading.now(), reading.language()
    reader = cards.Reader(language, now)
    times = calendars.calendar_of(document)
    place = document.get("location") if documents.online(document) != "online" else None
    said = offer.description(document)
    title, in_language = documents.text(document, "name", language)
    where = documents.point(document) if place else None
    here = addresses.of_page("event", document)
    types, themes = documents.terms(document, "eventtype"), documents.terms(document, "theme")
    trail = [
        (_("Agenda"), settings.FOYER_PUBLIC_URL + reverse("agenda:search")),
        (title, here["canonical"]),
    ]
    return {
        **here,
        **_when(times, now),
        **_practical(document),
        **_booking(document, times, now),
        "event": document,
        "card": reading.illustrated(document, reader),
        "title": title,
        "title_language": in_language,
        "description": said,
        "faqs": _faqs(document),
        "type": (types[0], wording.term_name(types[0])) if types else None,
        "theme": (themes[0], wording.term_name(themes[0])) if themes else None,
        "place": place,
        "place_card": cards.card(place, reader) if place else None,
        "place_address": offer.address_lines(place) if place else ("", ""),
        "where": where,
        "prices": prices.lines(document, language),
        "facilities": offer.facilities(document, place),
        "organizer": document.get("organizer"),
        "organizer_card": cards.card(document["organizer"], reader) if document.get("organizer") else None,
        "similar": _similar(document, reader),
        "structured": [
            structured_data.event(document, language, here["canonical"], said.plain),
            structured_data.breadcrumb(trail),
        ],
        "noindex": times.end is not None and times.over(now) and times.end < now - sitemap.KEPT,
    }


def _when(times: calendars.Calendar, now: Any) -> dict[str, Any]:
    language, today = reading.language(), now.date()
    dates = [_date(moment, times, now) for moment in times.moments]
    coming = [date for date, moment in zip(dates, times.moments, strict=True) if not moment.over(now)]
    past = [date for date, moment in zip(dates, times.moments, strict=True) if moment.over(now)]
    return {
        "calendar": times,
        "over": times.over(now),
        "summary": plain_dates.summary(times, language, now),
        "dates": coming[:SHOWN_DATES],
        "more_dates": coming[SHOWN_DATES:],
        "past_dates": past,
        "week": opening_table.week(times, language, today),
        "specials": opening_table.specials(times, language, today),
        "reason": texts.pick(times.reason or {}, language)[0],
    }


def _date(moment: calendars.Moment, times: calendars.Calendar, now: Any) -> Date:
    language = reading.language()
    alone = calendars.Calendar("single", (moment,))
    named = {calendars.CANCELLED: "cancelled", calendars.POSTPONED: "postponed"}
    state = (
        named.get(times.status) or named.get(moment.status) or ("full" if moment.full or times.full else "")
    )
    return Date(
        words=plain_dates.capital(
            plain_dates.moment(moment.start, moment.end, language, now.date(), relative=True)
        ),
        stub=plain_dates.stub(alone, language, now, moment.start),
        status=state,
        reason=texts.pick(moment.reason or {}, language)[0],
        number=moment.number,
        iso=moment.start.isoformat(),
        childcare=plain_dates.care(moment.childcare, language) if moment.childcare else "",
        overnight=moment.overnight,
    )


def _practical(document: Mapping[str, Any]) -> dict[str, Any]:
    online = document.get("onlineUrl")
    now, language = reading.now(), reading.language()
    changed = instants.instant(document.get("modified"))
    return {
        "born": _born(document),
        "videos": [
            video["url"] for video in document.get("videos") or () if offer.safe_link(video.get("url"))
        ],
        "changed": plain_dates.day(changed.date(), language, now.date(), weekday=False) if changed else "",
        "contact": offer.contact(document),
        "online_url": online if offer.safe_link(online) else "",
        # Levels of language stand among the answers already, as dots with words.
        "labels": [one for one in document.get("labels") or () if one.lower() not in documents.LEVELS][:12],
    }


def _booking(document: Mapping[str, Any], times: calendars.Calendar, now: datetime) -> dict[str, Any]:
    """How to book, as long as there is something to book."""
    booking = dict(document.get("bookingInfo") or {})
    link = booking.get("url") if offer.safe_link(booking.get("url")) else ""
    language = reading.language()
    opens, closes = (
        instants.instant(booking.get(name)) for name in ("availabilityStarts", "availabilityEnds")
    )
    closed = closes is not None and closes < now
    state = cards.status(times, cards.Reader(language, now))
    going = state not in {"cancelled", "full", "over"}
    return {
        "booking_period": plain_dates.between(
            opens.date() if opens and opens > now else None,
            closes.date() if closes else None,
            language,
            now.date(),
        ),
        "booking_closed": going and bool(link) and closed,
        "bookable": going and bool(link) and not closed,
        # Who holds a ticket, or waits for one, may still ask.
        "asking": state not in {"cancelled", "over"} and bool(booking.get("phone") or booking.get("email")),
        "booking": {
            "url": link,
            "label": texts.pick(booking.get("urlLabel") or {}, language)[0],
            "phone": booking.get("phone"),
            "email": booking.get("email"),
        },
    }


def _born(document: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the dates of birth of those who may come, in words."""
    given = document.get("birthdateRange")
    if not isinstance(given, Mapping):
        return None
    days = [instants.instant(given.get(name)) for name in ("from", "to")]
    today = reading.now().date()
    first, last = (
        plain_dates.day(day.date(), reading.language(), today, weekday=False) if day else "" for day in days
    )
    return (first, last) if first and last else None


def _faqs(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for entry in document.get("faqs") or ():
        parts = [
            entry.get(code) for code in (reading.language(), document.get("mainLanguage"), *texts.FALLBACK)
        ]
        chosen = next((part for part in parts if part), None)
        if chosen:
            found.append((chosen.get("question", ""), markup.safe(chosen.get("answer", ""))))
    return found


def _similar(document: Mapping[str, Any], reader: cards.Reader) -> list[cards.Card]:
    """Offers of the same theme near by, then of the same type; the soonest first, no title twice."""
    own = documents.identifier(document)
    titles = {documents.text(document, "name", reader.language)[0]}
    found: list[cards.Card] = []
    for terms in (documents.terms(document, "theme"), documents.terms(document, "eventtype")):
        if len(found) >= SIMILAR or not terms:
            continue
        _total, members = offer.programme(_near_by(document, terms[0]))
        for card in reading.deck(members, reader):
            if card.id != own and card.status == "" and card.title not in titles:
                titles.add(card.title)
                found.append(card)
    return found[:SIMILAR]


def _near_by(document: Mapping[str, Any], term: str) -> list[tuple[str, str]]:
    wanted = [
        ("termIds[]", term),
        ("embed", "true"),
        ("limit", str(SIMILAR * 4)),
        ("sort[availableTo]", "asc"),
    ]
    where = documents.point(document)
    near = [("coordinates", f"{where[0]},{where[1]}"), ("distance", "40km")] if where else []
    return [*wanted, *near]
