# SPDX-License-Identifier: EUPL-1.2
"""Rules by keyword, and how their effects add up."""

from collections.abc import Iterable, Mapping

from foyer.blocks.imports.rules.mapping import model
from foyer.blocks.imports.rules.mapping.model import Effects, Keyword, Rule
from foyer.blocks.imports.rules.rows import Row, as_text, pick
from foyer.blocks.imports.rules.texts import fold

_NOTHING = Effects()


def matches(rule: Rule, texts: Mapping[str, str], row: Row) -> bool:
    """Say whether a rule holds. `texts` maps each field that a rule may look in to its folded text."""
    text = "\n".join([texts.get(field, "") for field in rule.fields])
    if rule.any and not _any_occurs(rule.any, text):
        return False
    if rule.none and _any_occurs(rule.none, text):
        return False
    if not all(_any_occurs((word,), text) for word in rule.all):
        return False
    return all(_holds(row, column, words) for column, words in rule.where.items())


def _any_occurs(words: tuple[Keyword, ...], text: str) -> bool:
    # A plain loop: it runs some hundred thousand times an import, a generator takes twice as long.
    for word in words:  # noqa: SIM110 see above
        if word.text in text if word.pattern is None else word.pattern.search(text):
            return True
    return False


def _holds(row: Row, column: str, words: tuple[Keyword, ...]) -> bool:
    """Say whether a column has one of the values; a condition without values wants it empty."""
    values = [fold(as_text(each)) for each in pick(row, column)]
    filled = [value for value in values if value]
    if not words:
        return not filled
    return any(word.pattern is not None and word.pattern.match(value) for word in words for value in filled)


def says_facilities(mapping: model.Mapping) -> bool:
    """Say whether a mapping gives facilities at all. One that gives none leaves those of others alone."""
    return any(
        effects.facilities
        for effects in (
            mapping.defaults,
            *(rule.effects for rule in mapping.rules),
            *(effects for each in mapping.categories for effects in each.table.values()),
            *(effects for flag in mapping.flags for effects in (flag.when_true, flag.when_false)),
        )
    )


def combine(effects: Iterable[Effects]) -> Effects:
    """Return effects that add up: the first to say something wins, labels and facilities are gathered."""
    given = [each for each in effects if each != _NOTHING]
    if len(given) < 2:
        return given[0] if given else _NOTHING
    return Effects(
        type=next((each.type for each in given if each.type), None),
        theme=next((each.theme for each in given if each.theme), None),
        age=next((each.age for each in given if each.age), None),
        audience=next((each.audience for each in given if each.audience), None),
        labels=tuple(dict.fromkeys(label for each in given for label in each.labels)),
        hidden_labels=tuple(dict.fromkeys(label for each in given for label in each.hidden_labels)),
        facilities=tuple(dict.fromkeys(term for each in given for term in each.facilities)),
        free=any(each.free for each in given),
        cancelled=any(each.cancelled for each in given),
    )
