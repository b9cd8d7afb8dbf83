# SPDX-License-Identifier: EUPL-1.2
"""Events: `cidoc:E7_Activity`."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.linked_data.bases import Bases
from foyer.blocks.offers.rules.linked_data.calendars import opening_hours, times_and_places
from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Node, Statement
from foyer.blocks.offers.rules.linked_data.organizers import organised_by
from foyer.blocks.offers.rules.linked_data.prices import prices
from foyer.blocks.offers.rules.linked_data.reading import Json, Unreadable, member, members, word
from foyer.blocks.offers.rules.linked_data.shared import (
    CONTACTS,
    LINK,
    contact_points,
    images,
    labels,
    named,
    origin,
    term,
    texts,
)
from foyer.blocks.offers.rules.linked_data.vocabulary import (
    ATTENDANCE_MODE,
    AUDIENCE_TYPE,
    CIDOC,
    CP,
    CPA,
    DCTERMS,
    PLATFORM,
    SCHEMA,
    UDB,
    Name,
)

_AUDIENCES = ("everyone", "members", "education")
_MODES = {"offline": "fysiek", "online": "online", "mixed": "hybride"}


def event(document: Json, item_id: str, bases: Bases) -> tuple[Name, Iterator[Statement]]:
    """Return the class of an event and what is said of it."""
    return CIDOC("E7_Activity"), _event(document, item_id, bases)


def _event(document: Json, item_id: str, bases: Bases) -> Iterator[Statement]:
    yield from origin(document, bases.item("event", item_id))
    yield from named(document, DCTERMS("title"))
    yield from texts(document, "description", DCTERMS("description"))
    yield from term(document, "eventtype", DCTERMS("type"), bases)
    yield from term(document, "theme", CP("thema"), bases)
    yield from organised_by(document, bases)
    yield from _audience(document)
    yield from _attendance(document)
    yield from times_and_places(document, bases)
    yield from opening_hours(document)
    yield from contact_points(document)
    yield from _booking(document)
    yield from prices(document)
    yield from labels(document)
    yield from images(document, "mediaObject")
    yield from _videos(document)


def _audience(document: Json) -> Iterator[Statement]:
    audience = word(member(document, "audience"), "audienceType") or "everyone"
    if audience not in _AUDIENCES:
        raise Unreadable(f'audienceType is "{audience}".')
    yield UDB("audienceType"), Iri(AUDIENCE_TYPE + audience)


def _attendance(document: Json) -> Iterator[Statement]:
    mode = word(document, "attendanceMode") or "offline"
    if mode not in _MODES:
        raise Unreadable(f'attendanceMode is "{mode}".')
    yield CPA("locatieType"), Iri(ATTENDANCE_MODE + _MODES[mode])
    if mode != "offline":
        url = word(document, "onlineUrl")
        said = ((SCHEMA("url"), Literal(url, datatype=LINK)),) if url else ()
        yield PLATFORM("virtueleLocatie"), Node(SCHEMA("VirtualLocation"), said)


def _booking(document: Json) -> Iterator[Statement]:
    booking = member(document, "bookingInfo")
    said = tuple(
        (SCHEMA(name), Literal(text))
        for name, text in ((name, word(booking, member)) for member, name in CONTACTS)
        if text
    )
    if said:
        contact = (SCHEMA("contactPoint"), Node(SCHEMA("ContactPoint"), said))
        yield CPA("boeking"), Node(CPA("Boekingsinfo"), (contact,))


def _videos(document: Json) -> Iterator[Statement]:
    for one in members(document, "videos"):
        said = tuple(
            (SCHEMA(name), Literal(text, datatype=datatype))
            for name, member, datatype in (
                ("identifier", "id", ""),
                ("url", "url", LINK),
                ("embedUrl", "embedUrl", LINK),
                ("copyrightHolder", "copyrightHolder", ""),
                ("inLanguage", "language", ""),
            )
            if (text := word(one, member))
        )
        yield SCHEMA("video"), Node(SCHEMA("VideoObject"), said)
