# SPDX-License-Identifier: EUPL-1.2
"""The fields that a query can ask for, their types, and the default fields of free text.

An index document maps the names of this table to lists of values:
exact, text, keyword: str; boolean: bool; integer: int; decimal: float with two digits; date: int
(epoch seconds, UTC); date range: pairs of epoch seconds, None for an open side, both inclusive;
integer range: pairs of int or None; day range: pairs of `date.toordinal()` or None.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

LANGUAGES = ("nl", "fr", "de", "en")
EVENT, PLACE, ORGANIZER = "event", "place", "organizer"


class Type(Enum):
    """How the values of a field are compared."""

    EXACT = "exact"  # the whole value, in any case
    TEXT = "text"  # words
    KEYWORD = "keyword"  # the whole value, case counts
    PREFIXES = "prefixes"  # words whose beginnings (up to 20 characters) are words too
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    DATE_RANGE = "date range"
    INTEGER_RANGE = "integer range"
    DAY_RANGE = "day range"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the index: its name, type, the kinds that have it, and the key of its values.

    `source` differs from `name` only for second views on the same values (`labels.keyword`).
    """

    name: str
    type: Type
    kinds: frozenset[str]
    source: str


# name -> (type, kinds as letters E, P, O); <l> stands for a language.
_TABLE: tuple[tuple[Type, str, str], ...] = (
    (
        Type.EXACT,
        "EPO",
        "@id @type id mainLanguage languages completedLanguages workflowStatus creator contributors",
    ),
    (Type.EXACT, "EPO", "address.<l>.addressCountry address.<l>.postalCode regions labels"),
    (Type.EXACT, "O", "url"),
    (Type.EXACT, "EP", "terms.id terms.label terms_free_text.id calendarType status bookingAvailability"),
    (Type.EXACT, "EP", "recurringOnDayOfWeek audienceType"),
    (Type.EXACT, "EP", "organizer.@id organizer.@type organizer.id organizer.labels"),
    (Type.EXACT, "E", "location.@id location.@type location.mainId location.labels location.terms.id"),
    (Type.EXACT, "E", "location.terms.label location.id departurePlaces production.id attendanceMode"),
    (Type.EXACT, "P", "unique_address_identifier global_address_identifier"),
    (Type.TEXT, "EPO", "name.<l> description.<l> address.<l>.addressLocality address.<l>.streetAddress"),
    (Type.TEXT, "O", "educationalDescription.<l>"),
    (Type.TEXT, "EP", "labels_free_text terms_free_text.label organizer.name.<l>"),
    (Type.TEXT, "E", "location.name.<l> performer_free_text.name"),
    (Type.KEYWORD, "EPO", "regions.keyword labels.keyword"),
    (Type.KEYWORD, "EP", "typeIds themeIds facilityIds productionCollapseValue"),
    (Type.KEYWORD, "O", "domain"),
    (Type.PREFIXES, "EPO", "name.nl.autocomplete"),
    (Type.BOOLEAN, "EP", "hasOvernight hasChildcare allAges childrenOnly isDuplicate"),
    (Type.INTEGER, "EPO", "completeness"),
    (Type.INTEGER, "EP", "mediaObjectsCount videosCount metadata.popularity"),
    (Type.INTEGER, "O", "imagesCount"),
    (Type.DECIMAL, "EP", "price"),
    (Type.DATE, "EPO", "created modified indexedAt"),
    (Type.DATE, "EP", "availableTo"),
    (Type.DATE_RANGE, "EP", "dateRange availableRange"),
    (Type.INTEGER_RANGE, "EP", "localTimeRange typicalAgeRange"),
    (Type.DAY_RANGE, "E", "birthdateRange"),
)
_KINDS = {"E": EVENT, "P": PLACE, "O": ORGANIZER}
_SECOND_VIEWS = {
    "regions.keyword": "regions",
    "labels.keyword": "labels",
    "labels_free_text": "labels",
    "terms_free_text.id": "terms.id",
    "terms_free_text.label": "terms.label",
    "name.nl.autocomplete": "name.nl",
}


def _fields() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for type_, letters, names in _TABLE:
        kinds = frozenset(_KINDS[letter] for letter in letters)
        for name in names.split():
            for one in [name.replace("<l>", language) for language in LANGUAGES] if "<l>" in name else [name]:
                found[one] = Field(one, type_, kinds, _SECOND_VIEWS.get(one, one))
    return dict(sorted(found.items()))


FIELDS: Mapping[str, Field] = MappingProxyType(_fields())

_OTHER_LANGUAGE = re.compile(
    "|".join(
        re.escape(name).replace("<l>", "[a-z]{2}")
        for _, _, names in _TABLE
        for name in names.split()
        if "<l>" in name
    )
)

# For words without a field name; a kind of document has those of them that the table gives it.
_DEFAULT = (
    "id labels_free_text terms_free_text.id terms_free_text.label performer_free_text.name "
    "location.id organizer.id name.<l> description.<l> "
    "address.<l>.addressLocality address.<l>.postalCode address.<l>.streetAddress "
    "location.name.<l> organizer.name.<l>"
)


def resolve(name: str, kind: str | None = None) -> tuple[Field, ...]:
    """Return the fields that a written name stands for; none when it is unknown.

    `*` in the name stands for any characters. A language outside the four has plain text fields.
    With a kind, only fields that this kind of document can have.
    """
    if "*" in name:
        pattern = re.compile(".*".join(re.escape(part) for part in name.split("*")))
        found = tuple(field for known, field in FIELDS.items() if pattern.fullmatch(known))
    elif name in FIELDS:
        found = (FIELDS[name],)
    elif _OTHER_LANGUAGE.fullmatch(name):
        found = (Field(name, Type.TEXT, frozenset(_KINDS.values()), name),)
    else:
        found = ()
    return found if kind is None else tuple(field for field in found if kind in field.kinds)


def default_fields(kind: str, languages: Sequence[str] = LANGUAGES) -> tuple[Field, ...]:
    """Return the fields that words without a field name are looked for in.

    `kind` is event, place or organizer ("offer" is taken as event and place together).
    """
    expanded = [
        name.replace("<l>", language)
        for name in _DEFAULT.split()
        for language in (languages if "<l>" in name else ("",))
    ]
    found = [field for name in expanded for field in resolve(name)]
    return tuple(field for field in found if kind == "offer" or kind in field.kinds)
