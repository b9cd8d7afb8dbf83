# SPDX-License-Identifier: EUPL-1.2
"""From a row to a performance: everything that one row says, converted and checked."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from foyer.blocks.imports.rules import contacts, keywords
from foyer.blocks.imports.rules.addresses import Address, PostalCodes, venue_of
from foyer.blocks.imports.rules.ages import age_range, find_age, parse_age
from foyer.blocks.imports.rules.contacts import Contact, Organiser
from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.flags import parse_flag
from foyer.blocks.imports.rules.mapping.model import Effects, Mapping, Value
from foyer.blocks.imports.rules.occurrences import Occurrence, Timetable
from foyer.blocks.imports.rules.prices import Prices, find_amounts, is_free, parse_price
from foyer.blocks.imports.rules.rows import Row, pick
from foyer.blocks.imports.rules.states import attendance_of, availability_of, status_of
from foyer.blocks.imports.rules.texts import cut, fold
from foyer.blocks.imports.rules.values import RefusedRow, name_of, refuse, text_of, texts_of

LONGEST_NAME = 90


@dataclass(frozen=True)
class Performance:
    """What one row says, ready to be gathered with others of the same event."""

    line: int
    id: str
    language: str
    titles: Table[str, str]
    descriptions: Table[str, str]
    occurrences: tuple[Occurrence, ...]
    venue: Address | None
    organizer: Organiser | None
    contact: Contact
    booking: Contact
    booking_label: str
    effects: Effects
    prices: Prices | None
    age: str | None
    labels: tuple[str, ...]
    online_url: str
    attendance: str
    audience: str
    capacity: int | None
    groups: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        """The title in the main language."""
        return self.titles[self.language]


class Converter:
    """Converts rows by one mapping. Findings are recorded in `found`."""

    def __init__(self, mapping: Mapping, found: Findings, postal_codes: PostalCodes) -> None:
        self._mapping = mapping
        self._found = found
        self._codes = postal_codes
        self._timetable = Timetable(mapping.when, ZoneInfo(mapping.timezone), found)
        self._columns = sorted({column for rule in mapping.rules for column in rule.where})
        self._ruled: dict[tuple[str, ...], tuple[Effects, ...]] = {}

    def convert(self, row: Row) -> Performance | None:
        """Return the performance of a row, or None where the row is refused."""
        try:
            return self._convert(row)
        except RefusedRow:
            return None

    def _convert(self, row: Row) -> Performance:
        mapping = self._mapping
        if row.surplus:
            reason = f"{abs(row.surplus)} columns too {'many' if row.surplus > 0 else 'few'}"
            refuse(self._found, row, "", "", "wrong-column-count", reason)
        language = self._language(row)
        titles, descriptions = self._texts(row, language)
        self._exclude(row, titles[language], descriptions.get(language, ""))
        venue = venue_of(mapping.venue, row, self._found, self._codes)
        online_url = self._address(row, "online_url")
        attendance = attendance_of(self._text(row, "attendance"), bool(venue), bool(online_url))
        if venue is None and attendance != "online":
            column = name_of(mapping.venue.text or mapping.venue.name, "venue")
            refuse(self._found, row, column, "", "missing-venue")
        organizer = contacts.organizer_of(mapping.organizer, row, self._found)
        words = self._words(row, titles[language], descriptions.get(language, ""), venue, organizer)
        effects = self._effects(row, words)
        return Performance(
            line=row.line,
            id=self._text(row, "id"),
            language=language,
            titles=titles,
            descriptions=descriptions,
            occurrences=self._occurrences(row, effects),
            venue=venue if attendance != "online" else None,
            organizer=organizer,
            contact=contacts.contact_of(mapping.fields, "", row, self._found),
            booking=contacts.contact_of(mapping.fields, "booking_", row, self._found),
            booking_label=self._text(row, "booking_label"),
            effects=effects,
            prices=self._prices(row, effects),
            age=self._age(row, titles[language], descriptions.get(language, "")) or effects.age,
            labels=self._labels(row),
            online_url=online_url,
            attendance=attendance,
            audience=self._text(row, "audience") or effects.audience or "",
            capacity=self._capacity(row),
        )

    def _text(self, row: Row, field_name: str, *, lines: bool = False) -> str:
        return text_of(self._mapping.fields.get(field_name), row, self._found, field_name, lines=lines)

    def _language(self, row: Row) -> str:
        text = self._text(row, "language")[:2].lower()
        return text if text in {"nl", "fr", "de", "en"} else self._mapping.language

    def _texts(self, row: Row, language: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return titles and descriptions by language. The main language always has a title."""
        title = self._text(row, "title")
        description = self._text(row, "description", lines=True)
        titles = {language: title} if title else {}
        descriptions = {language: description} if description else {}
        for other, values in self._mapping.translations.items():
            if other == language:
                continue
            for name, kept in (("title", titles), ("description", descriptions)):
                text = text_of(values.get(name), row, self._found, f"{other}.{name}", lines=name != "title")
                if text:
                    kept[other] = text
        if language not in titles:
            refuse(self._found, row, name_of(self._mapping.fields.get("title"), "title"), "", "missing-title")
        for each, text in titles.items():
            if len(text) > LONGEST_NAME:
                titles[each], descriptions[each] = self._shortened(row, text, descriptions.get(each, ""))
        return titles, descriptions

    def _shortened(self, row: Row, title: str, description: str) -> tuple[str, str]:
        """Return a title cut to what the contract takes, and the description with the whole title first."""
        reason = (
            f"{len(title)} characters, {LONGEST_NAME} at most: the description begins with the whole title"
        )
        column = name_of(self._mapping.fields.get("title"), "title")
        if refuse(self._found, row, column, title, "long-text", reason) is Action.TAKE:
            return title, description
        return cut(title, LONGEST_NAME), "\n\n".join(text for text in (title, description) if text)

    def _exclude(self, row: Row, title: str, description: str) -> None:
        texts = {"title": fold(title), "description": fold(description)}
        for rule in self._mapping.exclude:
            if keywords.matches(rule, texts, row):
                column = name_of(self._mapping.fields.get("title"), "title")
                refuse(self._found, row, column, title, "excluded", rule.reason)

    def _words(
        self, row: Row, title: str, description: str, venue: Address | None, organizer: Organiser | None
    ) -> dict[str, str]:
        """Return the folded texts that rules look in."""
        return {
            "title": fold(title),
            "description": fold(description),
            "venue": fold(venue.spelt) if venue else "",
            "organizer": fold(organizer.name) if organizer else "",
            "keywords": fold(self._text(row, "keywords")),
        }

    def _effects(self, row: Row, words: dict[str, str]) -> Effects:
        """Return what categories, flags, rules and defaults give, in this order of precedence."""
        given: list[Effects] = []
        names: list[str] = []
        for block in self._mapping.categories:
            column = name_of(block.value, "categories")
            for name in texts_of(block.value, row, self._found, "categories"):
                names.append(name)
                effects = block.table.get(fold(name))
                if effects is None:
                    refuse(self._found, row, column, name, "unknown-category")
                else:
                    given.append(effects)
        for flag in self._mapping.flags:
            said = self._flag(row, flag.value)
            given += [flag.when_true] if said else [flag.when_false] if said is False else []
        words["categories"] = fold("\n".join(names))
        return keywords.combine([*given, *self._by_rules(row, words)])

    def _by_rules(self, row: Row, words: dict[str, str]) -> tuple[Effects, ...]:
        """Return the effects of the rules that hold. Rows with equal texts are asked once."""
        key = (*words.values(), *(repr(pick(row, column)) for column in self._columns))
        if key not in self._ruled:
            held = (rule.effects for rule in self._mapping.rules if keywords.matches(rule, words, row))
            self._ruled[key] = tuple(held)
        return self._ruled[key]

    def _flag(self, row: Row, value: Value) -> bool | None:
        text = text_of(value, row, self._found, "flags")
        said = parse_flag(text)
        if text and said is None:
            refuse(self._found, row, name_of(value, "flags"), text, "unreadable-flag")
        return said

    def _occurrences(self, row: Row, effects: Effects) -> tuple[Occurrence, ...]:
        status = "Unavailable" if effects.cancelled else status_of(self._text(row, "status"))
        booking = availability_of(self._text(row, "availability"))
        reason = self._text(row, "status_reason") if status != "Available" else ""
        taken = self._timetable.occurrences(row)
        return tuple(replace(each, status=status, reason=reason, booking=booking) for each in taken)

    def _labels(self, row: Row) -> tuple[str, ...]:
        found = (
            text for value in self._mapping.labels for text in texts_of(value, row, self._found, "labels")
        )
        return tuple(dict.fromkeys(text.replace(";", " ") for text in found))

    def _address(self, row: Row, field_name: str) -> str:
        value = self._mapping.fields.get(field_name)
        return contacts.url_of(value, field_name, row, self._found)

    def _capacity(self, row: Row) -> int | None:
        text = self._text(row, "capacity")
        return int(text) if text.isdecimal() and len(text) < 8 else None

    def _prices(self, row: Row, effects: Effects) -> Prices | None:
        price, found = self._mapping.price, self._found
        text = text_of(price.base, row, found, "price")
        base = parse_price(text) if text else None
        if text and base is None:
            refuse(found, row, name_of(price.base, "price"), text, "unreadable-price")
        if base is None and price.free is not None and self._flag(row, price.free):
            base = 0
        if base is None and not text:
            base = self._mentioned_price(row)
        if base is None and effects.free:
            base = 0
        tariffs = []
        for name, value in price.tariffs:
            shown = text_of(value, row, found, name)
            amount = parse_price(shown) if shown else None
            if shown and amount is None:
                refuse(found, row, name_of(value, name), shown, "unreadable-price")
            elif amount is not None:
                tariffs.append((name, amount))
        if base is None:
            return Prices(tariffs[0][1], tuple(tariffs[1:])) if tariffs else None
        return Prices(base, tuple(tariffs))

    def _mentioned_price(self, row: Row) -> int | None:
        """Return the one price that the raw texts of the event mention; several are too many to guess."""
        for name in self._mapping.price.find_in:
            raw = replace(self._mapping.fields[name], steps=()) if name in self._mapping.fields else None
            text = text_of(raw, row, Findings(), name)
            amounts = find_amounts(text)
            if len(set(amounts)) == 1:
                return amounts[0]
            if amounts:
                refuse(
                    self._found, row, name_of(raw, name), text, "unreadable-price", "several prices are named"
                )
                return None
            if name == "title" and is_free(text):
                return 0
        return None

    def _age(self, row: Row, title: str, description: str) -> str | None:
        age, found = self._mapping.age, self._found
        text = text_of(age.text, row, found, "age")
        lowest, highest = text_of(age.lowest, row, found, "age"), text_of(age.highest, row, found, "age")
        answer = parse_age(text) if text else None
        if lowest.isdecimal() or highest.isdecimal():
            text = text or f"{lowest}-{highest}"
            answer = age_range(
                int(lowest) if lowest.isdecimal() else None, int(highest) if highest.isdecimal() else None
            )
        if text and answer is None:
            refuse(found, row, name_of(age.text or age.lowest or age.highest, "age"), text, "unreadable-age")
        texts = {"title": title, "description": description}
        return answer or next((hit for name in age.find_in if (hit := find_age(texts[name]))), None)
