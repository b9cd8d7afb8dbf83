# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell: one column of one document, as a text or a number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from foyer.blocks.exports.rules.columns import Column
from foyer.blocks.exports.rules.values import Json, address, euros, identifier, plain, said

Cell = str | int | float
Summary = Callable[[Json, str], str]
"""A summary of the calendar of a document in a size (`sm`, `lg`)."""

BETWEEN = "; "


def row(document: Json, columns: Sequence[Column], language: str, summary: Summary) -> list[Cell]:
    """Return the cells of a document; what it has no value for is empty."""
    return [_cell(document, column.name, language, summary) for column in columns]


def _cell(document: Json, name: str, language: str, summary: Summary) -> Cell:
    group, _, rest = name.partition(".")
    if name in _OWN:
        return _OWN[name](document, language)
    if group == "calendarSummary":
        return summary(document, "sm" if rest == "short" else "lg")
    if group in _GROUPS:
        return _GROUPS[group](document, rest, language)
    return _simple(document.get(name, ""))


def _simple(value: Any) -> Cell:
    if isinstance(value, Mapping):
        return str(value.get("type", ""))
    if isinstance(value, list):
        return _joined(map(str, value))
    return value if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(text for text in texts if text)


def _inner(document: Json, name: str) -> Json:
    found = document.get(name)
    return found if isinstance(found, Mapping) else {}


def _image(document: Json) -> Json:
    """Return the main image of an item."""
    images = document.get("mediaObject") or document.get("images") or ()
    main = document.get("image") or document.get("mainImage")
    return next((one for one in images if one.get("contentUrl") == main), {"contentUrl": main or ""})


def _contact(document: Json, rest: str) -> str:
    first, _, of_booking = rest.partition(".")
    if of_booking:
        # Addresses for reservations stand with the booking, in documents of old with the contact point.
        old = _inner(_inner(document, "contactPoint"), first).get(of_booking)
        value = old or _inner(document, "bookingInfo").get(of_booking, "")
        return str(_simple(value))
    return str(_simple(_inner(document, "contactPoint").get(first, [])))


def _base_price(document: Json, _language: str) -> Cell:
    prices = (line["price"] for line in document.get("priceInfo", ()) if line.get("category") == "base")
    return _simple(next(prices, ""))


def _prices(document: Json, language: str) -> str:
    return _lines(document, language, lambda category: category != "uitpas")


def _lines(document: Json, language: str, wanted: Callable[[str], bool]) -> str:
    return _joined(
        f"{_name(line, document, language)}: {euros(line.get('price', 0), language)} €"
        for line in document.get("priceInfo", ())
        if wanted(line.get("category", ""))
    )


def _name(line: Json, document: Json, language: str) -> str:
    return said(
        {"name": line.get("name"), "mainLanguage": document.get("mainLanguage", "nl")}, "name", language
    )


def _performers(document: Json, language: str) -> str:
    return _joined(said(one, "name", language) for one in document.get("performer", ()))


def _of_another(name: str) -> Callable[[Json, str], str]:
    def told(document: Json, language: str) -> str:
        return said(_inner(document, name), "name", language)

    return told


def _links(document: Json, _language: str) -> Cell:
    return _simple(document.get("sameAs") or document.get("url", ""))


_OWN: dict[str, Callable[[Json, str], Cell]] = {
    "id": lambda document, _: identifier(document),
    "name": lambda document, language: said(document, "name", language),
    "description": lambda document, language: plain(said(document, "description", language)),
    "priceInfo.base": _base_price,
    "priceInfo.all": _prices,
    "kansentarief": lambda document, language: _lines(document, language, lambda kind: kind == "uitpas"),
    "organizer": _of_another("organizer"),
    "location": _of_another("location"),
    "labels.visible": lambda document, _: _simple(document.get("labels", [])),
    "labels.hidden": lambda document, _: _simple(document.get("hiddenLabels", [])),
    "language": lambda document, _: _simple(document.get("languages", [])),
    "available": lambda document, _: str(document.get("availableFrom", "")),
    "audience": lambda document, _: str(_inner(document, "audience").get("audienceType", "")),
    "attendance.mode": lambda document, _: str(document.get("attendanceMode", "")),
    "attendance.url": lambda document, _: str(document.get("onlineUrl", "")),
    "performer": _performers,
    "sameAs": _links,
}

_GROUPS: dict[str, Callable[[Json, str, str], Cell]] = {
    "address": lambda document, rest, language: str(address(document, language).get(rest, "")),
    "image": lambda document, rest, _: str(_image(document).get("contentUrl" if rest == "url" else rest, "")),
    "contactPoint": lambda document, rest, _: _contact(document, rest),
    "bookingInfo": lambda document, rest, _: str(_inner(document, "bookingInfo").get(rest, "")),
    "videos": lambda document, rest, _: _joined(str(one.get(rest, "")) for one in document.get("videos", ())),
    "terms": lambda document, rest, _: _joined(
        str(term.get("label", "")) for term in document.get("terms", ()) if term.get("domain") == rest
    ),
}
