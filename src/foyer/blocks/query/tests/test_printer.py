# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.query.public import (
    Boolean,
    Clause,
    Everything,
    Exists,
    Fuzzy,
    Gap,
    Nothing,
    Occur,
    Phrase,
    QuerySyntaxError,
    Range,
    Regex,
    Text,
    Wildcard,
    parse,
    to_text,
)

from .test_parse import GRAMMAR, LOGIC

CHARACTERS = st.characters(exclude_categories=("Cs",)) | st.sampled_from(r' +-!():^[]"{}~*?\/&|<>=aA')
WORDS = st.text(CHARACTERS, min_size=1, max_size=8) | st.sampled_from(["AND", "OR", "NOT", "&&", "||", "a b"])
NAMES = st.sampled_from(["labels", "name.nl", "name.*", "@type", "a b", "terms.id"])
FIELDS = st.none() | NAMES
BOOSTS = st.sampled_from([1.0, 2.0, 0.5, 0.0, 1e-9, 12345.678])
BOUNDS = st.none() | st.text(CHARACTERS, max_size=8)
GAPS = st.sampled_from(Gap)


def not_a_comparison(node):
    return node.field is None or len(node.text) == 1 or node.text[0] not in "<>"


LEAVES = st.one_of(
    st.builds(Text, FIELDS, WORDS, boost=BOOSTS).filter(not_a_comparison),
    st.builds(Phrase, FIELDS, st.text(CHARACTERS, max_size=8), st.integers(0, 1_000), BOOSTS),
    st.builds(
        Wildcard,
        FIELDS,
        st.tuples(WORDS, GAPS, WORDS, GAPS) | st.tuples(GAPS, WORDS) | st.just((Gap.ONE,)),
        BOOSTS,
    ),
    st.builds(Regex, FIELDS, st.sampled_from(["", "a.*", r"a\/b", "[a-z]+ x"]), BOOSTS),
    st.builds(Fuzzy, FIELDS, WORDS, st.integers(0, 2), BOOSTS),
    st.builds(Range, FIELDS, BOUNDS, BOUNDS, st.booleans(), st.booleans(), BOOSTS),
    st.builds(Exists, NAMES, BOOSTS),
    st.builds(Everything, BOOSTS),
)


def groups(nodes):
    clauses = st.lists(st.builds(Clause, st.sampled_from(Occur), nodes), min_size=1, max_size=5)
    return st.builds(Boolean, clauses.map(tuple), BOOSTS).filter(
        # a group of one is the clause itself, unless it prohibits
        lambda node: len(node.clauses) > 1 or node.clauses[0].occur is Occur.PROHIBITED
    )


TREES = st.recursive(LEAVES, groups, max_leaves=12)


@given(TREES)
def test_a_printed_tree_reads_as_the_same_tree(tree):
    assert parse(to_text(tree)) == tree


@given(GRAMMAR, st.sampled_from(["OR", "AND"]))
def test_a_tree_that_was_read_can_be_printed_under_both_operators(text, operator):
    try:
        tree = parse(text, operator)
    except QuerySyntaxError:
        return
    assert parse(to_text(tree, operator), operator) == tree


@pytest.mark.parametrize(
    "text", [*(text for text, _ in LOGIC), "a OR b x:c", "NOT a OR b x:c", "a OR b x:c OR d"]
)
@pytest.mark.parametrize("operator", ["OR", "AND"])
def test_the_forms_of_logic_survive_printing(text, operator):
    tree = parse(text, operator)
    assert parse(to_text(tree, operator), operator) == tree


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a AND b OR c", "+a OR +b OR c"),
        ("labels:(ook voor kinderen)", "labels:(ook voor kinderen)"),
        ("a - b", r"a OR \- OR b"),
        ("https://io.example.be/events/1", "https:// OR io.example.be OR /events/ OR 1"),
        ("NOT a-b", "-a-b"),
        ("f:[2024-01-01T00:00:00+01:00 TO *}", "f:[2024-01-01T00:00:00+01:00 TO *}"),
    ],
)
def test_what_is_printed_can_be_read_by_people(text, printed):
    assert to_text(parse(text)) == printed


def test_nothing_prints_as_nothing():
    assert to_text(Nothing()) == ""


def test_what_no_text_says_is_not_printed():
    one, two = Text(None, "a", all_words=True), Text(None, "b", all_words=True)
    for occurs in [(Occur.REQUIRED, Occur.OPTIONAL), (Occur.OPTIONAL, Occur.REQUIRED)]:
        tree = Boolean(tuple(Clause(occur, node) for occur, node in zip(occurs, (one, two), strict=True)))
        with pytest.raises(ValueError, match="under AND"):
            to_text(tree, "AND")
    with pytest.raises(ValueError, match="default operator"):
        to_text(one, "OR")
    with pytest.raises(ValueError, match="range"):
        to_text(Text("labels", ">x"))
