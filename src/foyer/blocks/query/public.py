# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may use of the query language."""

from foyer.blocks.query.rules.errors import QueryError, QuerySyntaxError, QueryValueError
from foyer.blocks.query.rules.fields import FIELDS, LANGUAGES, Field, Type, default_fields, resolve
from foyer.blocks.query.rules.parser import Operator, parse, parse_text
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
from foyer.blocks.query.rules.words import words

__all__ = [
    "FIELDS",
    "LANGUAGES",
    "Boolean",
    "Clause",
    "Everything",
    "Exists",
    "Field",
    "Fuzzy",
    "Gap",
    "Leaf",
    "Node",
    "Nothing",
    "Occur",
    "Operator",
    "Phrase",
    "QueryError",
    "QuerySyntaxError",
    "QueryValueError",
    "Range",
    "Regex",
    "Text",
    "Type",
    "Wildcard",
    "default_fields",
    "parse",
    "parse_text",
    "resolve",
    "words",
]
