# SPDX-License-Identifier: EUPL-1.2
"""Reading one field of a row as the mapping says: columns, cleaning, lookup, default."""

from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Value
from foyer.blocks.imports.rules.rows import Row, as_text, pick
from foyer.blocks.imports.rules.texts import apply, cut, is_garbled, tidy, ungarbled


class RefusedRow(Exception):
    """The row cannot be taken; the finding that says why has been recorded."""


def name_of(value: Value | None, field: str) -> str:
    """Return the name of the columns of a value, as a report shows it."""
    return ", ".join(value.columns) if value and value.columns else field


def text_of(value: Value | None, row: Row, found: Findings, field: str, *, lines: bool = False) -> str:
    """Return the text of one field; an empty text where there is none.

    Raises:
        RefusedRow: a fault for which the mapping refuses the row.
    """
    if value is None:
        return ""
    return value.join.join(texts_of(value, row, found, field, lines=lines))


def texts_of(value: Value | None, row: Row, found: Findings, field: str, *, lines: bool = False) -> list[str]:
    """Return all texts of one field, split where the mapping says so, without empty ones.

    Raises:
        RefusedRow: a fault for which the mapping refuses the row.
    """
    if value is None:
        return []
    texts = [
        text for text in (_one(value, raw, row, found, field, lines) for raw in _raw(value, row)) if text
    ]
    if value.first:
        texts = texts[:1]
    if not texts and value.default is not None:
        texts = [value.default]
    if not texts and value.required:
        refuse(found, row, name_of(value, field), "", "missing-value", f"{field} is empty")
    return texts


def refuse(found: Findings, row: Row, column: str, shown: object, kind: str, reason: str = "") -> Action:
    """Record a fault and return its action.

    Raises:
        RefusedRow: the mapping refuses rows with this fault.
    """
    action = found.add(row.line, column, shown, kind, reason)
    if action is Action.REFUSE:
        raise RefusedRow(kind)
    return action


def _raw(value: Value, row: Row) -> list[str]:
    """Return the texts under the columns, or the constant; split, but not yet cleaned."""
    if value.constant is not None:
        return [value.constant]
    texts = [as_text(each) for column in value.columns for each in pick(row, column)]
    if value.split is not None:
        texts = [part for text in texts for part in value.split.split(text)]
    return texts


def _one(value: Value, raw: str, row: Row, found: Findings, field: str, lines: bool) -> str:
    garbled = is_garbled(raw)
    if garbled and refuse(found, row, name_of(value, field), raw, "garbled-text") is not Action.TAKE:
        raw = ungarbled(raw)
    text = tidy(apply(value.steps, tidy(raw, lines=True)), lines=lines)
    if value.lookup is not None and text:
        text = _looked_up(value, text, row, found, name_of(value, field))
    if value.limit and len(text) > value.limit:
        reason = f"{len(text)} characters, {value.limit} at most"
        if refuse(found, row, name_of(value, field), text, "long-text", reason) is not Action.TAKE:
            text = cut(text, value.limit)
    return text


def _looked_up(value: Value, text: str, row: Row, found: Findings, column: str) -> str:
    table = value.lookup or {}
    if (hit := table.get(text.casefold())) is not None:
        return hit
    if value.otherwise == "keep":
        return text
    if value.otherwise == "report":
        refuse(found, row, column, text, "unknown-value")
    return ""
