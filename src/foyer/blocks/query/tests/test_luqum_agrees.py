# SPDX-License-Identifier: EUPL-1.2
"""A second reader of the same language, for single clauses that both understand."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from luqum import tree as other
from luqum.thread import parse as read

from foyer.blocks.query.public import Everything, Exists, Fuzzy, Phrase, Range, Regex, Text, Wildcard, parse

# left out: what luqum reads otherwise (`!`, `&&`, comparisons, blanks in ranges) or as its operators
PLAIN = st.from_regex(r"[a-z][a-z0-9_.@-]{0,6}", fullmatch=True)
BODIES = st.one_of(
    PLAIN,
    PLAIN.map(lambda word: f"{word}*"),
    PLAIN.map(lambda word: f"a?{word}"),
    st.lists(PLAIN, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.tuples(PLAIN, st.integers(0, 2)).map(lambda pair: f"{pair[0]}~{pair[1]}"),
    st.tuples(PLAIN, st.integers(1, 9)).map(lambda pair: f'"{pair[0]}"~{pair[1]}'),
    st.tuples(st.sampled_from("[{"), PLAIN, PLAIN, st.sampled_from("]}")).map(
        lambda parts: f"{parts[0]}{parts[1]} TO {parts[2]}{parts[3]}"
    ),
    PLAIN.map(lambda word: f"/{word}+/"),
    st.just("*"),
)
CLAUSES = st.tuples(st.sampled_from(["", "labels:", "name.nl:"]), BODIES, st.sampled_from(["", "^2", "^0.5"]))


def as_read_by_the_other(text):
    item, boost, field = read(text), 1.0, None
    if isinstance(item, other.SearchField):
        field, item = item.name, item.expr
    if isinstance(item, other.Boost):
        boost, item = float(item.force), item.expr
    match item:
        case other.Fuzzy():
            return Fuzzy, field, boost, (item.term.value, int(Decimal(item.degree)))
        case other.Proximity():
            return Phrase, field, boost, (item.term.value[1:-1], int(item.degree))
        case other.Range():
            return Range, field, boost, (item.low.value, item.high.value, item.include_low, item.include_high)
        case other.Regex():
            return Regex, field, boost, (item.value[1:-1],)
        case other.Phrase():
            return Phrase, field, boost, (item.value[1:-1], 0)
        case other.Word() if item.value == "*":
            return (Everything, None, boost, ()) if field is None else (Exists, field, boost, ())
        case other.Word() if item.has_wildcard():
            return Wildcard, field, boost, (item.value,)
        case _:
            return Text, field, boost, (item.value,)


def as_read_by_us(text):
    node = parse(text)
    match node:
        case Fuzzy():
            content = node.text, node.distance
        case Phrase():
            content = node.text, node.slop
        case Range():
            content = node.low, node.high, node.include_low, node.include_high
        case Regex():
            content = (node.pattern,)
        case Wildcard():
            content = ("".join(part if isinstance(part, str) else part.value for part in node.parts),)
        case Text():
            content = (node.text,)
        case _:
            content = ()
    return type(node), getattr(node, "field", None), node.boost, content


@given(CLAUSES)
def test_single_clauses_are_read_alike(parts):
    text = "".join(parts)
    assert as_read_by_us(text) == as_read_by_the_other(text)
