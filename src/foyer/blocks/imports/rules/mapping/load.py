# SPDX-License-Identifier: EUPL-1.2
"""Reading of a whole mapping file: every mistake in it is named at once."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from foyer.blocks.imports.rules.findings import KINDS, Action
from foyer.blocks.imports.rules.mapping import sections
from foyer.blocks.imports.rules.mapping.effects import EffectReader, TermFinder, TermNames
from foyer.blocks.imports.rules.mapping.model import (
    Age,
    Effects,
    Mapping,
    Organizer,
    Price,
    Reading,
    Value,
    Venue,
    When,
    Workflow,
)
from foyer.blocks.imports.rules.mapping.nodes import MappingError, Node, compose, did_you_mean, get, listed
from foyer.blocks.imports.rules.mapping.values import Columns, read_value

LANGUAGES = ("nl", "fr", "de", "en")
FIELDS = (
    "id",
    "title",
    "description",
    "language",
    "phone",
    "email",
    "url",
    "booking_phone",
    "booking_email",
    "booking_url",
    "booking_label",
    "online_url",
    "attendance",
    "audience",
    "status",
    "status_reason",
    "availability",
    "capacity",
    "keywords",
)
GROUPS = ("id", "title", "venue", "organizer")
TOP = (
    "mapping",
    "name",
    "system",
    "language",
    "timezone",
    "read",
    "fields",
    "translations",
    "when",
    "venue",
    "organizer",
    "price",
    "age",
    "categories",
    "flags",
    "rules",
    "defaults",
    "labels",
    "group_by",
    "exclude",
    "workflow",
    "faults",
    "ignore",
    "refused_at_most",
    "withdrawn_at_most",
)


def load(text: str, find: TermFinder, names: TermNames) -> Mapping:
    """Return the mapping that a file holds.

    `find` and `names` answer for the taxonomy (see `effects`).

    Raises:
        MappingError: the file has mistakes; all of them, each with its line.
    """
    root = compose(text)
    keys = root.keys(*TOP)
    columns = Columns()
    if "mapping" not in keys or keys["mapping"].value != "1":
        keys.get("mapping", root).wrong("the file must say `mapping: 1`, the version of this format")
    if "system" not in keys:
        root.wrong("needs `system`: the name under which the ids of this source are remembered")
    mapping = _assemble(keys, columns, EffectReader(find, names, columns))
    _check(mapping, root, keys)
    if root.problems:
        raise MappingError(root.problems)
    return mapping


def _assemble(keys: dict[str, Node], columns: Columns, effects: EffectReader) -> Mapping:
    def value(node: Node) -> Value:
        return read_value(node, columns)

    return Mapping(
        system=get(keys, "system", _system, ""),
        name=get(keys, "name", Node.text, ""),
        language=get(keys, "language", lambda n: n.choice(LANGUAGES), "nl"),
        timezone=get(keys, "timezone", _zone, "Europe/Brussels"),
        read=get(keys, "read", sections.reading, Reading()),
        fields=get(keys, "fields", lambda n: {k: value(v) for k, v in n.keys(*FIELDS).items()}, {}),
        translations=get(keys, "translations", lambda n: _translations(n, columns), {}),
        when=get(keys, "when", lambda n: sections.when(n, columns), When()),
        venue=get(keys, "venue", lambda n: sections.venue(n, columns, effects), Venue()),
        organizer=get(keys, "organizer", lambda n: sections.organizer(n, columns), Organizer()),
        price=get(keys, "price", lambda n: sections.price(n, columns), Price()),
        age=get(keys, "age", lambda n: sections.age(n, columns), Age()),
        categories=tuple(effects.categories(each) for each in listed(keys, "categories")),
        flags=tuple(effects.flag(each) for each in listed(keys, "flags")),
        rules=tuple(effects.rule(each) for each in listed(keys, "rules")),
        defaults=get(keys, "defaults", effects.effects, Effects()),
        labels=tuple(value(each) for each in listed(keys, "labels")),
        group_by=get(keys, "group_by", lambda n: tuple(each.choice(GROUPS) for each in n.items()), ()),
        exclude=tuple(effects.rule(each, extra=("reason",)) for each in listed(keys, "exclude")),
        workflow=get(keys, "workflow", sections.workflow, Workflow()),
        faults=get(keys, "faults", _faults, {}),
        ignore=get(keys, "ignore", Node.texts, ()),
        refused_at_most=get(keys, "refused_at_most", lambda n: n.whole(0, 100), 50),
        withdrawn_at_most=get(keys, "withdrawn_at_most", lambda n: n.whole(0, 100), 50),
        columns=columns.seen,
    )


def _check(mapping: Mapping, root: Node, keys: dict[str, Node]) -> None:
    """Note what is missing or does not go together."""
    if "title" not in mapping.fields:
        keys.get("fields", root).wrong("needs `fields.title`")
    if "when" not in keys:
        root.wrong("needs `when`: at least `date` or `start`")
    place = mapping.venue
    online = {"online_url", "attendance"} & set(mapping.fields)
    if not (place.text or place.name or place.street or online):
        keys.get("venue", root).wrong(
            "needs `venue.text` or `venue.name` (or `fields.online_url` for online events)"
        )
    if "id" in mapping.group_by and "id" not in mapping.fields:
        keys["group_by"].wrong("groups by `id`, but `fields.id` is not mapped")


def _system(node: Node) -> str:
    text = node.text()
    if not text or len(text) > 80 or text != text.strip():
        node.wrong("should be a name of 1 to 80 characters")
    return text


def _zone(node: Node) -> str:
    text = node.text()
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        node.wrong(f'"{text}" is no time zone; write a name such as Europe/Brussels')
        return "Europe/Brussels"
    return text


def _translations(node: Node, columns: Columns) -> dict[str, dict[str, Value]]:
    return {
        language: {
            name: read_value(each, columns) for name, each in block.keys("title", "description").items()
        }
        for language, block in node.keys(*LANGUAGES).items()
    }


def _faults(node: Node) -> dict[str, Action]:
    found: dict[str, Action] = {}
    for name, chosen in node.table().items():
        kind = KINDS.get(name)
        if kind is None:
            chosen.wrong(f'"{name}" is no kind of fault{did_you_mean(name, KINDS)}')
            continue
        word = chosen.choice([action.value for action in Action])
        if word not in kind.allowed:
            allowed = ", ".join(action.value for action in Action if action in kind.allowed)
            chosen.wrong(f'"{name}" cannot be "{word}", only: {allowed}')
            continue
        found[name] = Action(word)
    return found
