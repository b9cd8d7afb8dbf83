# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may use of the query language."""

from foyer.blocks.query.rules.errors import QueryError, QueryLimitError, QuerySyntaxError, QueryValueError
from foyer.blocks.query.rules.evaluate import matches
from foyer.blocks.query.rules.fields import FIELDS, LANGUAGES, Field, Type, default_fields, resolve
from foyer.blocks.query.rules.needs import Need, has, needs
from foyer.blocks.query.rules.parser import Operator, parse, parse_text
from foyer.blocks.query.rules.patterns import pattern_source, pattern_states, table_states
from foyer.blocks.query.rules.presence import UNREACHABLE, IndexDocument, present
from foyer.blocks.query.rules.printer import to_text
from foyer.blocks.query.rules.tree import (
    Boolean,
    Clause,
    Everything,
    Exists,
    Fuzzy,
    Gap,
    Leaf,
    Node,
    Nothing,
    Occur,
    Phrase,
    Range,
    Regex,
    Text,
    Wildcard,
)
from foyer.blocks.query.rules.values import INTERVAL_TYPES, Interval, interval
from foyer.blocks.query.rules.words import parted, words

__all__ = [
    "FIELDS",
    "INTERVAL_TYPES",
    "LANGUAGES",
    "UNREACHABLE",
    "Boolean",
    "Clause",
    "Everything",
    "Exists",
    "Field",
    "Fuzzy",
    "Gap",
    "IndexDocument",
    "Interval",
    "Leaf",
    "Need",
    "Node",
    "Nothing",
    "Occur",
    "Operator",
    "Phrase",
    "QueryError",
    "QueryLimitError",
    "QuerySyntaxError",
    "QueryValueError",
    "Range",
    "Regex",
    "Text",
    "Type",
    "Wildcard",
    "default_fields",
    "has",
    "interval",
    "matches",
    "needs",
    "parse",
    "parse_text",
    "parted",
    "pattern_source",
    "pattern_states",
    "present",
    "resolve",
    "table_states",
    "to_text",
    "words",
]
