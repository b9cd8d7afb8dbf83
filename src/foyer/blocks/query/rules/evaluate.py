# SPDX-License-Identifier: EUPL-1.2
"""What a query means: whether one index document matches.

This is the reference. It looks at each clause, also where the answer is already known, so that an
impossible value is refused whatever the document holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from foyer.blocks.query.rules.comparisons import comparison
from foyer.blocks.query.rules.errors import QueryValueError
from foyer.blocks.query.rules.fields import FIELDS, LANGUAGES, Field, default_fields, resolve
from foyer.blocks.query.rules.presence import IndexDocument, exists, values
from foyer.blocks.query.rules.tree import Boolean, Everything, Exists, Fuzzy, Node, Nothing, Occur
from foyer.blocks.query.rules.values import ValueLeaf
from foyer.kernel import clock


def matches(
    node: Node,
    document: IndexDocument,
    *,
    kind: str,
    languages: Sequence[str] = LANGUAGES,
    now: datetime | None = None,
) -> bool:
    """Say whether a document of a kind (event, place or organizer) matches a tree.

    `languages` are those whose fields are searched by words without a field name. Unknown fields
    match nothing. Raises QueryValueError for a value that its field cannot have.
    """
    return _Reading(document, kind, tuple(languages), now or clock.now()).holds(node)


@dataclass(frozen=True, slots=True)
class _Reading:
    document: IndexDocument
    kind: str
    languages: tuple[str, ...]
    now: datetime

    def holds(self, node: Node) -> bool:
        match node:
            case Boolean():
                return self._group(node)
            case Everything():
                return True
            case Nothing():
                return False
            case Exists():
                return exists(self.document, node.field, self.kind)
            case _:
                return self._leaf(node)

    def _group(self, node: Boolean) -> bool:
        held = [(clause.occur, self.holds(clause.node)) for clause in node.clauses]
        if any(true for occur, true in held if occur is Occur.PROHIBITED):
            return False
        required = [true for occur, true in held if occur is Occur.REQUIRED]
        if required:
            return all(required)
        optional = [true for occur, true in held if occur is Occur.OPTIONAL]
        return any(optional) if optional else True

    def _leaf(self, node: ValueLeaf) -> bool:
        if node.field is None:
            fields = default_fields(self.kind, self.languages)
        else:
            fields = resolve(node.field, self.kind)
        found = [self._field(node, field) for field in fields]
        return any(found)

    def _field(self, node: ValueLeaf, field: Field) -> bool:
        if isinstance(node, Fuzzy) and field.name not in FIELDS:
            node = replace(node, distance=0)  # languages beyond the four share one column of an index
        try:
            test = comparison(node, field.type, self.now)
        except QueryValueError:
            if node.field is not None and "*" in node.field:
                return False  # a value need not be possible for all fields that a wildcard reaches
            raise
        held = values(self.document, field)
        return bool(held) and test(held)
