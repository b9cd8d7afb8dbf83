# SPDX-License-Identifier: EUPL-1.2
"""From tokens to the tree: recursive descent over groups, left to right within a group.

AND does not bind tighter than OR. Each clause of a group is required, optional or prohibited, and
an operator changes the clause after it and sometimes the one before. Consecutive bare words are one
text, unless an operator, a sign, a field, `~` or `^` touches the word.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from foyer.blocks.query.rules import leaves
from foyer.blocks.query.rules.errors import QueryLimitError, QuerySyntaxError
from foyer.blocks.query.rules.lexer import Token, scalar, tokenize, unescape
from foyer.blocks.query.rules.tree import Boolean, Clause, Leaf, Node, Nothing, Occur

Operator = Literal["OR", "AND"]

MAX_LENGTH = 65_536
MAX_DEPTH = 64
MAX_CLAUSES = 4_096

_END = Token("end", "", 0, 0)
_PARTS_A_RUN = frozenset({"and", "or", "colon", "fuzzy", "boost"})
_COMPLAINTS = {
    "end": "The query ends where a word is needed",
    "close": "A word is missing before this bracket",
    "colon": "A field name is missing before the colon",
    "boost": "There is nothing to boost",
    "fuzzy": "There is no word before ~",
}
_LEAVES: dict[str, Callable[[str | None, Token, float, int], Leaf]] = {
    "wild": leaves.wildcard,
    "regex": leaves.regex,
    "range": leaves.between,
}
_WORDS = frozenset({"term", "bare", "quoted", "star"})
_RENAMED_FIELDS = {"_type": "@type"}


def parse(text: str, default_operator: Operator = "OR", *, fields: bool = True) -> Node:
    """Return the tree of a query text; an empty or blank text matches nothing.

    Without `fields` a colon is an ordinary character, so no field can be named. Raises
    QuerySyntaxError with the position; of its kind QueryLimitError for what is longer than 65,536
    characters, nested deeper than 64 brackets or has more than 4,096 clauses. Values are not looked at here.
    """
    if len(text) > MAX_LENGTH:
        raise QueryLimitError(f"A query has at most {MAX_LENGTH:,} characters", MAX_LENGTH)
    text = scalar(text)
    tokens = tokenize(text, fields=fields)
    if not tokens:
        return Nothing(0, len(text))
    return _Parser(tokens, default_operator, len(text)).whole()


def parse_text(text: str) -> Node:
    """Return the tree of a free text: no field names, and all words are needed."""
    return parse(text, "AND", fields=False)


class _Parser:
    def __init__(self, tokens: list[Token], operator: Operator, length: int) -> None:
        end = _END._replace(start=length, end=length)
        self._tokens = [*tokens, end, end, end]
        self._next = 0
        self._every = operator == "AND"
        self._depth = 0
        self._clauses = 0

    def whole(self) -> Node:
        node = self._group(None)
        token = self._tokens[self._next]
        if token.kind != "end":
            raise QuerySyntaxError("This bracket was never opened", token.start)
        return node

    def _group(self, field: str | None) -> Node:
        """Read clauses until the bracket closes or the text ends."""
        clauses: list[Clause] = []
        start = self._tokens[self._next].start
        while True:
            kind = self._tokens[self._next].kind
            if clauses and kind in {"close", "end"}:
                break
            run = self._run(field) if kind == "term" else None
            if run is not None:
                clauses.append(Clause(Occur.REQUIRED if self._every else Occur.OPTIONAL, run))
            else:
                self._operated_clause(clauses, field)
            self._clauses += 1
            if self._clauses > MAX_CLAUSES:
                raise QueryLimitError(f"A query has at most {MAX_CLAUSES:,} clauses", clauses[-1].node.start)
        if len(clauses) == 1 and clauses[0].occur is not Occur.PROHIBITED:
            return clauses[0].node
        return Boolean(tuple(clauses), 1.0, start, self._tokens[self._next - 1].end)

    def _run(self, field: str | None) -> Node | None:
        """Read two or more bare words that nothing parts, if there are any here."""
        tokens, first = self._tokens, self._next
        last = first
        while tokens[last + 1].kind == "term" and tokens[last + 2].kind not in _PARTS_A_RUN:
            last += 1
        if last == first:
            return None
        self._next = last + 1
        text = " ".join(unescape(token.image, token.start) for token in tokens[first : last + 1])
        start, end = tokens[first].start, tokens[last].end
        return leaves.word(field, text, all_words=self._every, boost=1.0, start=start, end=end)

    def _operated_clause(self, clauses: list[Clause], field: str | None) -> None:
        """Read one clause with the operator and sign before it, and apply these."""
        conjunction = ""
        if clauses and (kind := self._tokens[self._next].kind) in {"and", "or"}:
            conjunction = kind
            self._next += 1
        sign = ""
        if (kind := self._tokens[self._next].kind) in {"plus", "minus", "not"}:
            sign = kind
            self._next += 1
        node = self._clause(field)
        prohibited = sign in {"minus", "not"}
        required = conjunction != "or" if self._every else sign == "plus" or conjunction == "and"
        if clauses and clauses[-1].occur is not Occur.PROHIBITED:
            if conjunction == "and":
                clauses[-1] = Clause(Occur.REQUIRED, clauses[-1].node)
            elif conjunction == "or" and self._every:
                clauses[-1] = Clause(Occur.OPTIONAL, clauses[-1].node)
        occur = Occur.PROHIBITED if prohibited else Occur.REQUIRED if required else Occur.OPTIONAL
        clauses.append(Clause(occur, node))

    def _clause(self, field: str | None) -> Node:
        token = self._tokens[self._next]
        if token.kind in {"term", "star"} and self._tokens[self._next + 1].kind == "colon":
            field = unescape(token.image, token.start)
            field = _RENAMED_FIELDS.get(field, field)
            self._next += 2
            token = self._tokens[self._next]
        if token.kind == "open":
            return self._bracketed(field)
        return self._leaf(field)

    def _leaf(self, field: str | None) -> Node:
        """Read one token with its `~` and `^`, in either order."""
        token, self._next = self._tokens[self._next], self._next + 1
        degree: Token | None = None
        boost = 1.0
        if token.kind not in _LEAVES and token.kind not in _WORDS:
            raise QuerySyntaxError(_COMPLAINTS.get(token.kind, "A word is missing here"), token.start)
        seen: set[str] = set()
        while (after := self._tokens[self._next]).kind in {"fuzzy", "boost"} - seen:
            seen.add(after.kind)
            if after.kind == "fuzzy":
                degree = after
            else:
                boost = float(after.image)
            self._next += 1
        end = self._tokens[self._next - 1].end
        if token.kind in {"term", "bare"}:
            if degree is not None:
                return leaves.fuzzy(field, token, degree, boost, end)
            text = unescape(token.image, token.start)
            return leaves.word(field, text, all_words=self._every, boost=boost, start=token.start, end=end)
        if token.kind == "quoted":
            return leaves.quoted(field, token, degree, boost, end)
        if token.kind == "star":
            return leaves.anything(field, boost, token.start, end)
        return _LEAVES[token.kind](field, token, boost, end)

    def _bracketed(self, field: str | None) -> Node:
        opening = self._tokens[self._next]
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryLimitError(f"Brackets go at most {MAX_DEPTH} deep", opening.start)
        self._next += 1
        node = self._group(field)
        if self._tokens[self._next].kind != "close":
            raise QuerySyntaxError("This bracket is not closed", opening.start)
        self._next += 1
        self._depth -= 1
        if self._tokens[self._next].kind == "boost":
            boost = float(self._tokens[self._next].image)
            self._next += 1
            if not isinstance(node, Nothing):
                node = replace(node, boost=node.boost * boost)
        return node
