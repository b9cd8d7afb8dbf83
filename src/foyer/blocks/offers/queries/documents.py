# SPDX-License-Identifier: EUPL-1.2
"""Documents as the contract shows them: the stored part with the current place and organiser spliced in.

One statement a kind, whatever the number of items. Texts are joined; only those of places and organisers are
read, each once, as a damaged one must not take what shows it along.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson
import structlog
from django.conf import settings
from django.db import connection

from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.addresses import MARK, PLURAL, shown
from foyer.blocks.offers.queries.curated import curated
from foyer.blocks.offers.queries.records import DamagedRecordError, record
from foyer.kernel.ids import NIL

log = structlog.get_logger("foyer.offers")

CHUNK = 2000

NIL_PLACE = (
    '{"@type":"Place","@id":' + MARK + "places/" + NIL + '","mainLanguage":"nl","name":{"nl":"Online"},'
    '"terms":[{"id":"0.8.0.0.0","label":"Openbare ruimte","domain":"eventtype"}],"calendarType":"permanent",'
    '"status":{"type":"Available"},"bookingAvailability":{"type":"Available"},'
    '"address":{"nl":{"addressCountry":"BE","addressLocality":"___","postalCode":"0000","streetAddress":"___"}},'
    '"typicalAgeRange":"-"}'
)

_EVENT = (
    "SELECT e.public_id, e.document, {produced}, e.place_ref, p.document, p.organizer_ref, po.document,"
    " e.organizer_ref, o.document FROM offers_event e LEFT JOIN offers_place p ON p.id = e.place_id"
    " LEFT JOIN offers_organizer po ON po.id = p.organizer_id"
    " LEFT JOIN offers_organizer o ON o.id = e.organizer_id WHERE e.public_id "
)
_PLACE = (
    "SELECT p.public_id, p.document, p.organizer_ref, o.document"
    " FROM offers_place p LEFT JOIN offers_organizer o ON o.id = p.organizer_id WHERE p.public_id "
)
_DUMMY = ',"isDummyPlaceForEducationEvents":true'
_ORGANIZER = "SELECT o.public_id, o.document FROM offers_organizer o WHERE o.public_id "
_SELECT = {"event": _EVENT, "place": _PLACE, "organizer": _ORGANIZER}


@lru_cache(maxsize=16)
def _statement(kind: str, produced: tuple[str, str] | None) -> str:
    """Return the statement of a kind; that of events also says of each whether it is in a production."""
    if produced is None:
        return _SELECT[kind].replace("{produced}", "1")
    table, column = (connection.ops.quote_name(name) for name in produced)
    test = f"EXISTS (SELECT 1 FROM {table} x WHERE x.{column} = e.public_id)"  # noqa: S608
    return _SELECT[kind].replace("{produced}", test)


def document(kind: str, public_id: str) -> bytes | None:
    """Return one whole document as JSON-LD, or None where there is none. One query."""
    if kind == "place" and public_id == NIL:
        return shown(NIL_PLACE).encode()
    with connection.cursor() as cursor:
        cursor.execute(_statement(kind, ports().produced) + "= %s", (public_id,))
        row = cursor.fetchone()
    if row is None:
        return None
    ((_, text),) = _spliced(kind, [row])
    return text.encode()


def documents(kind_ids: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """Return whole documents by id; unknown ids are absent. One query a kind and 2,000 items."""
    found: dict[str, bytes] = {}
    for kind in PLURAL:
        wanted = list(dict.fromkeys(public_id for of, public_id in kind_ids if of == kind))
        for public_id, text in _spliced(kind, rows_of(kind, wanted)):
            found[public_id] = text.encode()
        if kind == "place" and NIL in wanted:
            found[NIL] = shown(NIL_PLACE).encode()
    return found


def sound_documents(kind_ids: Sequence[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """Return the same as values; what cannot be read, as somebody damaged its record, is absent too."""
    kinds = {public_id: kind for kind, public_id in kind_ids}
    found: dict[str, dict[str, Any]] = {}
    for public_id, text in documents(kind_ids).items():
        try:
            found[public_id] = record(text)
        except DamagedRecordError:
            log.warning("record_damaged", kind=kinds[public_id], id=public_id)
    return found


def rows_of(kind: str, wanted: Sequence[str], *first: str) -> Iterable[tuple[str, ...]]:
    """Go through what makes up the documents of these ids, one query for 2,000 ids.

    What is asked for `first` of an event e, a place p or an organiser o; the id and own part of the item; of
    an event whether it is in a production; and the links and own parts of what it shows.
    """
    select = _statement(kind, ports().produced)
    if first:
        select = select.replace("SELECT ", f"SELECT {', '.join(first)}, ", 1)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        with connection.cursor() as cursor:
            cursor.execute(select + f"IN ({','.join(['%s'] * len(part))})", part)
            yield from cursor.fetchall()


def linked(kind: str, public_id: str, text: str | None) -> dict[str, Any] | None:
    """Return the place or organiser that an item shows; None where it is gone or its record damaged."""
    if not text:
        return None
    try:
        return record(shown(text))
    except DamagedRecordError:
        log.warning("record_damaged", kind=kind, id=public_id)
        return None


class _Sound:
    """The texts of places and organisers that can be read, each looked at once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], bool] = {}

    def text(self, kind: str, public_id: str, text: str | None) -> str | None:
        """Return the text; None where nobody can read it."""
        key = (kind, public_id)
        if text and key not in self._seen:
            self._seen[key] = linked(kind, public_id, text) is not None
        return text if text and self._seen[key] else None


def _spliced(kind: str, rows: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    if kind == "organizer":
        for public_id, own in rows:
            yield public_id, shown(own)
    elif kind == "place":
        sound = _Sound()
        for public_id, own, organizer_ref, organizer in rows:
            host = sound.text("organizer", organizer_ref, organizer)
            yield public_id, shown(_place(public_id, own, organizer_ref, host))
    else:
        yield from _spliced_events(list(rows))


def _spliced_events(rows: list[tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    curators = ports().curators([row[0] for row in rows])
    productions = productions_of(rows)
    sound = _Sound()
    for public_id, stored, _, place_ref, place, owner_ref, owner, organizer_ref, organizer in rows:
        given = curators.given.get(public_id, ())
        own = _curated(stored, curators.managed, given) if curators.managed else stored
        location = NIL_PLACE
        if place_ref != NIL:
            at = sound.text("place", place_ref, place)
            location = _location(place_ref, at, owner_ref, sound.text("organizer", owner_ref, owner))
        host = sound.text("organizer", organizer_ref, organizer)
        production = orjson.dumps(productions[public_id]).decode() if public_id in productions else "null"
        links = f',"location":{location}{_organizer(organizer_ref, host)}'
        yield public_id, shown(f'{own[:-1]}{links},"production":{production}}}')


def _curated(stored: str, managed: Collection[str], given: Collection[str]) -> str:
    """Return a text with the labels of articles; as it is where nobody can read it."""
    try:
        return curated(stored, managed, given)
    except DamagedRecordError:
        return stored


def productions_of(rows: Iterable[tuple[str, ...]]) -> Mapping[str, Any]:
    """Return the productions of those events of `rows_of` that are in one. No query where none is."""
    produced = [public_id for public_id, _, produced, *_ in rows if produced]
    return ports().productions(produced) if produced else {}


def _location(reference: str, own: str | None, organizer_ref: str, organizer: str | None) -> str:
    if own is None:
        return f'{{"@type":"Place","@id":{_link("place", reference)}}}'
    return _place(reference, own, organizer_ref, organizer)


def _place(public_id: str, own: str, organizer_ref: str, organizer: str | None) -> str:
    if organizer_ref:
        own = f"{own[:-1]}{_organizer(organizer_ref, organizer)}}}"
    # Said by the configuration, which may change at any time.
    return f"{own[:-1]}{_DUMMY}}}" if public_id in settings.FOYER_EDUCATION_PLACES else own


def _organizer(reference: str, text: str | None) -> str:
    if not reference:
        return ""
    return f',"organizer":{text or _unknown(reference)}'


def _unknown(reference: str) -> str:
    return f'{{"@id":{_link("organizer", reference)}}}'


def _link(kind: str, public_id: str) -> str:
    return f"{MARK}{PLURAL[kind]}/{orjson.dumps(public_id).decode()[1:]}"
