# SPDX-License-Identifier: EUPL-1.2
"""Venues: from one string or several columns to name, street, postal code, town."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from foyer.blocks.imports.rules.coordinates import Point, point_of
from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Venue
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.texts import fold
from foyer.blocks.imports.rules.values import RefusedRow, name_of, refuse, text_of

PostalCodes = Callable[[str, str], str | None]
"""Asked with a country and a town; answers its postal code, or None."""

_COUNTRIES = {
    "BE": {"belgie", "belgium", "belgique", "belgien", "bel"},
    "NL": {"nederland", "the netherlands", "netherlands", "pays-bas", "niederlande", "nld"},
    "FR": {"frankrijk", "france", "frankreich", "fra"},
    "DE": {"duitsland", "germany", "allemagne", "deutschland", "deu"},
    "LU": {"luxemburg", "luxembourg", "lux"},
    "GB": {"verenigd koninkrijk", "united kingdom", "royaume-uni", "uk", "gbr"},
}
_CODE_FIRST = re.compile(r"^(?:[A-Z]{1,2}-)?(\d{4}\s?[A-Z]{2}(?=\s)|\d{4,5})\s+(?=\D)(.+)$")
_NUMBERED = re.compile(r"\s\d+\s*[a-zA-Z]?(?:\s*[-/+]\s*\d*\s*[a-zA-Z]?)?(?:\s+(?:bus|bte|box)\s+\w+)?$")


@dataclass(frozen=True)
class Address:
    """A venue as a row names it. `spelt` is the text that the row has, for finding it again."""

    name: str
    street: str
    postal_code: str
    locality: str
    country: str
    point: Point | None
    spelt: str
    key: str
    indoors: str = ""


def venue_of(venue: Venue, row: Row, found: Findings, postal_codes: PostalCodes) -> Address | None:
    """Return the venue of a row, or None where it names none.

    Raises:
        RefusedRow: a fault for which the mapping refuses the row.
    """
    parts = _parts(venue, row, found)
    if not any(parts.get(name) for name in ("name", "street")):
        return None
    column = name_of(venue.text or venue.name or venue.street, "venue")
    spelt = text_of(venue.text, row, found, "venue.text") or ", ".join(
        parts[name] for name in ("name", "street", "postal_code", "locality") if parts.get(name)
    )
    whole = not _in_one_part(venue, spelt)
    street = _street(venue, parts, row, found, column, spelt)
    code, town = _town(venue, parts, row, found, column if whole else "", spelt)
    country = country_code(parts.get("country", "")) or venue.default_country
    code = code or _postal_code(venue, postal_codes, country, town, row, found, column)
    name = parts.get("name") or street
    if not street and whole:
        refuse(found, row, column, spelt, "venue-without-street")
    return Address(
        name=name,
        street=street or name,
        postal_code=code,
        locality=town,
        country=country,
        point=point_of(venue, row, found),
        spelt=spelt,
        key=text_of(venue.id, row, found, "venue.id"),
        indoors=text_of(venue.indoors, row, found, "venue.indoors"),
    )


def country_code(text: str) -> str:
    """Return the two letters of a country, by its letters or its name in four languages; else nothing."""
    word = fold(text)
    named = next((code for code, names in _COUNTRIES.items() if word in names), "")
    return named or (word.upper() if re.fullmatch("[a-z]{2}", word) else "")


def _parts(venue: Venue, row: Row, found: Findings) -> dict[str, str]:
    """Return the parts that the row gives: those split from one string, then those with own columns."""
    text = text_of(venue.text, row, found, "venue.text")
    text = venue.aliases.get(fold(text), text)
    if text and venue.pattern is not None and (match := venue.pattern.search(text)):
        parts = {name: (part or "").strip() for name, part in match.groupdict().items()}
    elif text:
        if _in_one_part(venue, text):
            refuse(found, row, name_of(venue.text, "venue"), text, "venue-in-one-part")
        parts = split_address(text, venue.separator, venue.split, venue.placeholders)
    else:
        parts = {}
    for name in ("name", "street", "number", "postal_code", "locality", "country"):
        if own := text_of(getattr(venue, name), row, found, f"venue.{name}"):
            parts[name] = own
    if parts.get("number"):
        parts["street"] = f"{parts.get('street', '')} {parts['number']}".strip()
    return parts


def _in_one_part(venue: Venue, text: str) -> bool:
    """Say whether a venue that should hold several parts in one string holds one."""
    return venue.text is not None and bool(venue.separator) and venue.separator not in text


def split_address(
    text: str, separator: str, order: tuple[str, ...], placeholders: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return the parts of a venue in one string, counted from the right; what is left over is the name.

    With too few parts: the last is the town unless it ends in a house number, the first the name, and
    the street too where it ends in a house number or in a sign for none.
    """
    parts = [part.strip() for part in text.split(separator)] if separator else [text.strip()]
    if len(parts) >= len(order) > 1:
        tail = len(order) - 1
        head = f"{separator.strip()} ".join(part for part in parts[:-tail] if part)
        return dict(zip(order, [head, *parts[-tail:]], strict=True))
    first, last = parts[0], parts[-1]
    found = {order[0]: first}
    numbered = is_street(last, placeholders)
    if len(parts) > 1:
        found["street" if numbered else order[-1]] = last
    if len(parts) > 2:
        found["street"] = parts[1]
    if "street" not in found and is_street(first, placeholders):
        found["street"] = first
        found["name"] = without_placeholder(first, placeholders)
    return found


def is_street(text: str, placeholders: tuple[str, ...]) -> bool:
    """Say whether a text ends like a street: in a house number, or in a sign that there is none."""
    return bool(_NUMBERED.search(text)) or without_placeholder(text, placeholders) != text


def without_placeholder(street: str, placeholders: tuple[str, ...]) -> str:
    """Return a street without a house number that says that there is none."""
    head, _, last = street.rpartition(" ")
    return head.strip() if head.strip() and last.lower() in placeholders else street


def _street(venue: Venue, parts: dict[str, str], row: Row, found: Findings, column: str, spelt: str) -> str:
    street = parts.get("street", "").strip()
    bare = without_placeholder(street, venue.placeholders)
    if bare != street and refuse(found, row, column, spelt, "placeholder-number") is not Action.TAKE:
        return bare
    return "" if street.lower() in venue.placeholders else street


def _town(
    venue: Venue, parts: dict[str, str], row: Row, found: Findings, column: str, spelt: str
) -> tuple[str, str]:
    """Return the postal code (perhaps empty) and the town. Without a column nothing is reported: a venue
    in one part was reported as such.
    """
    town, code = parts.get("locality", "").strip(), parts.get("postal_code", "").strip()
    if match := _CODE_FIRST.match(town):
        code, town = code or match[1], match[2].strip()
    if town:
        return code, town
    if not venue.default_locality:
        reason = "there is no town, and no `venue.default_locality`"
        found.add(row.line, column, spelt, "venue-without-town", reason, refused=True)
        raise RefusedRow("venue-without-town")
    if column:
        refuse(found, row, column, spelt, "venue-without-town")
    return code, venue.default_locality


def _postal_code(
    venue: Venue, codes: PostalCodes, country: str, town: str, row: Row, found: Findings, column: str
) -> str:
    code = venue.postal_codes.get(fold(town)) or codes(country, town)
    if code:
        return code
    if venue.default_postal_code:
        reason = f"{venue.default_postal_code} is taken as postal code"
        refuse(found, row, column, town, "unknown-town", reason)
        return venue.default_postal_code
    found.add(row.line, column, town, "unknown-town", refused=True)
    raise RefusedRow("unknown-town")
