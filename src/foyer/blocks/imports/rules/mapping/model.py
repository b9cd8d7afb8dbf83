# SPDX-License-Identifier: EUPL-1.2
"""What a mapping file says, as typed values. docs/reference/import-mapping.md tells what each means."""

import datetime as dt
import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from foyer.blocks.imports.rules.findings import Action
from foyer.blocks.imports.rules.texts import Step


@dataclass(frozen=True)
class Value:
    """How one field is read from a row: columns or a constant, cleaned, looked up, with a default."""

    columns: tuple[str, ...] = ()
    constant: str | None = None
    join: str = " "
    first: bool = False
    split: re.Pattern[str] | None = None
    steps: tuple[Step, ...] = ()
    lookup: Table[str, str] | None = None
    otherwise: str = "report"
    default: str | None = None
    required: bool = False
    formats: tuple[str, ...] = ()
    limit: int = 0


@dataclass(frozen=True)
class Reading:
    """How the file is read."""

    format: str = "auto"
    encoding: str = "auto"
    header: bool = True
    columns: tuple[str, ...] = ()
    delimiter: str = "auto"
    quote: str = '"'
    skip_rows: int = 0
    items: str = ""
    expand_from: str = "-30 days"
    expand_until: str = "+365 days"


@dataclass(frozen=True)
class Length:
    """How long something lasts: as it is, the whole day, or a number of minutes."""

    whole_day: bool = False
    minutes: int = 0


@dataclass(frozen=True)
class When:
    """How dates and times are read, and what stands in where they are missing."""

    date: Value | None = None
    start: Value | None = None
    end: Value | None = None
    times: Value | None = None
    end_date: Value | None = None
    duration: Value | None = None
    whole_day: Value | None = None
    occurrences: str = ""
    missing_end: Length = Length()
    end_equals_start: Length = Length()
    end_equals_midnight: Length = Length(whole_day=True)
    window_from: dt.date | None = None
    window_until: dt.date | None = None
    far: int = 60
    period_from_days: int = 0
    permanent: bool = False
    opening_hours: tuple[Table[str, object], ...] = ()


@dataclass(frozen=True)
class Bounds:
    """A box of coordinates, in degrees."""

    south: float = 49.4
    west: float = 2.3
    north: float = 51.6
    east: float = 6.5


@dataclass(frozen=True)
class Keyword:
    """A word to look for: anywhere in a text, as a whole word, or by a regular expression."""

    text: str
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Effects:
    """What a rule, a category or a flag gives to an event (or, the type alone, to a place)."""

    type: str | None = None
    theme: str | None = None
    labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    age: str | None = None
    audience: str | None = None
    free: bool = False
    cancelled: bool = False


@dataclass(frozen=True)
class Rule:
    """Keywords in fields, conditions on columns, and the effects where they hold."""

    any: tuple[Keyword, ...] = ()
    all: tuple[Keyword, ...] = ()
    none: tuple[Keyword, ...] = ()
    fields: tuple[str, ...] = ()
    where: Table[str, tuple[Keyword, ...]] = field(default_factory=dict)
    effects: Effects = Effects()
    reason: str = ""


@dataclass(frozen=True)
class Categories:
    """Columns that hold categories of the source, and what each stands for."""

    value: Value
    table: Table[str, Effects]


@dataclass(frozen=True)
class Flag:
    """A yes/no column and its effects."""

    value: Value
    when_true: Effects
    when_false: Effects


@dataclass(frozen=True)
class Venue:
    """How the venue of a row is read, and when two venues are one place."""

    id: Value | None = None
    text: Value | None = None
    split: tuple[str, ...] = ("name", "street", "locality")
    separator: str = ","
    pattern: re.Pattern[str] | None = None
    name: Value | None = None
    street: Value | None = None
    number: Value | None = None
    postal_code: Value | None = None
    locality: Value | None = None
    country: Value | None = None
    latitude: Value | None = None
    longitude: Value | None = None
    coordinates: Value | None = None
    longitude_first: bool = False
    bounds: Bounds = Bounds()
    area: Bounds | None = None
    indoors: Value | None = None
    default_locality: str = ""
    default_postal_code: str = ""
    default_country: str = "BE"
    postal_codes: Table[str, str] = field(default_factory=dict)
    placeholders: tuple[str, ...] = ("/", "-", "zn", "z/n", "z.n.", "s/n", "0", "00")
    type: str = ""
    rules: tuple[Rule, ...] = ()
    aliases: Table[str, str] = field(default_factory=dict)
    generic_words: tuple[str, ...] = ()
    score: int = 90
    within_m: int = 250
    match_existing: bool = True


@dataclass(frozen=True)
class Organizer:
    """How the organiser of a row is read."""

    id: Value | None = None
    name: Value | None = None
    url: Value | None = None
    email: Value | None = None
    phone: Value | None = None


@dataclass(frozen=True)
class Price:
    """How prices are read: a text, free or not, and tariffs each from a column of its own."""

    base: Value | None = None
    find_in: tuple[str, ...] = ()
    free: Value | None = None
    tariffs: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True)
class Age:
    """How ages are read: a text such as '6-12 jaar', two numbers, or from the texts of the event."""

    text: Value | None = None
    lowest: Value | None = None
    highest: Value | None = None
    find_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workflow:
    """What status the items get, and from when they are shown."""

    status: str = "DRAFT"
    available_from: str = ""


@dataclass(frozen=True)
class Mapping:
    """A whole mapping file."""

    system: str
    name: str = ""
    language: str = "nl"
    timezone: str = "Europe/Brussels"
    read: Reading = Reading()
    fields: Table[str, Value] = field(default_factory=dict)
    translations: Table[str, Table[str, Value]] = field(default_factory=dict)
    when: When = When()
    venue: Venue = Venue()
    organizer: Organizer = Organizer()
    price: Price = Price()
    age: Age = Age()
    categories: tuple[Categories, ...] = ()
    flags: tuple[Flag, ...] = ()
    rules: tuple[Rule, ...] = ()
    defaults: Effects = Effects()
    labels: tuple[Value, ...] = ()
    group_by: tuple[str, ...] = ()
    exclude: tuple[Rule, ...] = ()
    workflow: Workflow = Workflow()
    faults: Table[str, Action] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    refused_at_most: int = 50
    withdrawn_at_most: int = 50
    columns: Table[str, int] = field(default_factory=dict)  # every column named, with the line that names it
