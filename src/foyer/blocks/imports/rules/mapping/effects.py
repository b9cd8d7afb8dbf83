# SPDX-License-Identifier: EUPL-1.2
"""Reading of what rules, categories and flags look for, and of what they give."""

import re
from collections.abc import Callable

from foyer.blocks.imports.rules.mapping.model import Categories, Effects, Flag, Keyword, Rule, Value
from foyer.blocks.imports.rules.mapping.nodes import Node, did_you_mean, get
from foyer.blocks.imports.rules.mapping.values import Columns, read_value
from foyer.blocks.imports.rules.texts import fold

_EFFECTS = ("type", "theme", "labels", "hidden_labels", "facilities", "age", "audience", "free", "cancelled")
_RULE = ("any", "all", "none", "in", "where", *_EFFECTS)
_AGE = re.compile(r"\d{1,3}-\d{0,3}|-\d{1,3}|-")
TEXT_FIELDS = ("title", "description", "venue", "organizer", "categories", "keywords")

TermFinder = Callable[[str, str, str], str | None]
"""Asked with a text (id or Dutch name), a domain (eventtype, theme, facility) and a scope (events,
places); answers the id of the term, or None."""
TermNames = Callable[[str, str], list[str]]
"""Asked with a domain and a scope; answers the names of all terms, for 'did you mean'."""


class EffectReader:
    """Reads effects; terms are checked against the taxonomy that it is given."""

    def __init__(self, find: TermFinder, names: TermNames, columns: Columns) -> None:
        self._find = find
        self._names = names
        self._columns = columns

    def term(self, node: Node, domain: str, scope: str = "events") -> str:
        """Return the id of a term that is written as id or as Dutch name."""
        text = node.text()
        found = self._find(text, domain, scope) if text else None
        if text and found is None:
            hint = did_you_mean(text, self._names(domain, scope))
            node.wrong(f'"{text}" is no {domain} for {scope}{hint}')
        return found or ""

    def effects(self, node: Node) -> Effects:
        """Return the effects of a block that holds nothing else."""
        return self._effects(node.keys(*_EFFECTS))

    def _effects(self, keys: dict[str, Node]) -> Effects:
        return Effects(
            type=get(keys, "type", lambda n: self.term(n, "eventtype"), None),
            theme=get(keys, "theme", lambda n: self.term(n, "theme"), None),
            labels=get(keys, "labels", Node.texts, ()),
            hidden_labels=get(keys, "hidden_labels", Node.texts, ()),
            facilities=get(
                keys, "facilities", lambda n: tuple(self.term(i, "facility") for i in n.items()), ()
            ),
            age=get(keys, "age", _age, None),
            audience=get(keys, "audience", lambda n: n.choice(("everyone", "members", "education")), None),
            free=get(keys, "free", Node.flag, False),
            cancelled=get(keys, "cancelled", Node.flag, False),
        )

    def rule(self, node: Node, *, extra: tuple[str, ...] = (), fields: tuple[str, ...] = TEXT_FIELDS) -> Rule:
        """Return one rule."""
        keys = node.keys(*(_RULE if not extra else ("any", "all", "none", "in", "where", *extra)))
        if not {"any", "all", "where"} & set(keys):
            node.wrong("a rule needs `any`, `all` or `where`")
        chosen = get(keys, "in", lambda n: tuple(i.choice(fields) for i in n.items()), ())
        return Rule(
            any=get(keys, "any", _keywords, ()),
            all=get(keys, "all", _keywords, ()),
            none=get(keys, "none", _keywords, ()),
            fields=chosen or fields[:2],
            where=get(keys, "where", self._where, {}),
            effects=self._effects({key: keys[key] for key in keys if key in _EFFECTS})
            if not extra
            else Effects(),
            reason=get(keys, "reason", Node.text, "") if "reason" in extra else "",
        )

    def place_rule(self, node: Node) -> Rule:
        """Return a rule that gives a place its type."""
        rule = self.rule(node, extra=("type",), fields=("name", "street", "indoors"))
        if rule.where:
            node.wrong("a rule of `venue` looks in name, street or indoors (yes, no), not at columns")
        if isinstance(node.value, dict) and "type" in node.value:
            kind = self.term(node.value["type"], "eventtype", "places")
            return Rule(rule.any, rule.all, rule.none, rule.fields, rule.where, Effects(type=kind))
        node.wrong("a rule of `venue` needs `type`")
        return rule

    def categories(self, node: Node) -> Categories:
        """Return the columns and the table of one kind of category."""
        keys = node.keys("from", "table")
        if "from" not in keys or "table" not in keys:
            node.wrong("needs `from` and `table`")
            return Categories(Value(), {})
        table = {fold(name): self.effects(each) for name, each in keys["table"].table().items()}
        return Categories(read_value(keys["from"], self._columns), table)

    def flag(self, node: Node) -> Flag:
        """Return a yes/no column with its effects."""
        keys = node.keys("from", "yes", "no")
        if "from" not in keys:
            node.wrong("needs `from`, and effects under `yes` or `no`")
        value = get(keys, "from", lambda n: read_value(n, self._columns), Value())
        return Flag(
            value, get(keys, "yes", self.effects, Effects()), get(keys, "no", self.effects, Effects())
        )

    def _where(self, node: Node) -> dict[str, tuple[Keyword, ...]]:
        found = {}
        for name, wanted in node.table().items():
            self._columns.seen.setdefault(name, wanted.line)
            found[name] = _keywords(wanted, whole=True)
        return found


def _keywords(node: Node, *, whole: bool = False) -> tuple[Keyword, ...]:
    """Return the words to look for. `=word` is a whole word, `/x/` a regular expression.

    In a condition on a column (`whole`) a word stands for the whole value.
    """
    found = []
    for item in node.items():
        text = item.text()
        if len(text) > 2 and text.startswith("/") and text.endswith("/"):
            pattern = Node(text[1:-1], item.line, item.path, item.problems).regex()
            found.append(Keyword(text, pattern))
        elif whole:
            found.append(Keyword(text, re.compile(rf"{re.escape(fold(text))}\Z")))
        elif text.startswith("="):
            found.append(Keyword(text, re.compile(rf"\b{re.escape(fold(text[1:]))}\b")))
        else:
            found.append(Keyword(fold(text)))
    return tuple(found)


def _age(node: Node) -> str:
    """Return a range of ages as the contract writes it."""
    text = node.text()
    if not _AGE.fullmatch(text):
        node.wrong(f'"{text}" is no range of ages: write 6-12, 12- or -12')
    return text
