# SPDX-License-Identifier: EUPL-1.2
"""Rules by keyword, and how their effects add up."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from foyer.blocks.imports.rules.mapping.model import Effects, Keyword, Rule
from foyer.blocks.imports.rules.rows import Row, as_text, pick
from foyer.blocks.imports.rules.texts import fold


def matches(rule: Rule, texts: Mapping[str, str], row: Row) -> bool:
    """Say whether a rule holds. `texts` maps each field that a rule may look in to its folded text."""
    text = "\n".join(texts.get(field, "") for field in rule.fields)
    if rule.any and not any(_occurs(word, text) for word in rule.any):
        return False
    if not all(_occurs(word, text) for word in rule.all) or any(_occurs(word, text) for word in rule.none):
        return False
    return all(_holds(row, column, words) for column, words in rule.where.items())


def _occurs(word: Keyword, text: str) -> bool:
    return word.text in text if word.pattern is None else word.pattern.search(text) is not None


def _holds(row: Row, column: str, words: tuple[Keyword, ...]) -> bool:
    """Say whether a column has one of the values; a condition without values wants it empty."""
    values = [fold(as_text(each)) for each in pick(row, column)]
    filled = [value for value in values if value]
    if not words:
        return not filled
    return any(word.pattern is not None and word.pattern.match(value) for word in words for value in filled)


def combine(effects: Iterable[Effects]) -> Effects:
    """Return effects that add up: the first to say something wins, labels and facilities are gathered."""
    total = Effects()
    for each in effects:
        total = replace(
            total,
            type=total.type or each.type,
            theme=total.theme or each.theme,
            age=total.age or each.age,
            audience=total.audience or each.audience,
            labels=tuple(dict.fromkeys((*total.labels, *each.labels))),
            hidden_labels=tuple(dict.fromkeys((*total.hidden_labels, *each.hidden_labels))),
            facilities=tuple(dict.fromkeys((*total.facilities, *each.facilities))),
            free=total.free or each.free,
            cancelled=total.cancelled or each.cancelled,
        )
    return total
