# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.query.public import QueryError, has, matches, needs, parse

KIND = "event"


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("regions:Nis-1", {("regions", "nis-1")}),
        ('labels:"Ook Dit"', {("labels", "ook dit")}),
        ("regions:a OR labels:b", {("regions", "a"), ("labels", "b")}),
        ("(id:a OR (organizer.id:a AND _type:event))", {("id", "a"), ("organizer.id", "a")}),
        ("regions:a AND name.nl:b", {("regions", "a")}),
        ("regions:a AND (labels:b OR labels:c)", {("regions", "a")}),
        ("regions:a AND NOT labels:b", {("regions", "a")}),
        ("nofield:a", set()),
        ("", set()),
        ("regions:a OR name.nl:b", None),
        ("NOT regions:a", None),
        ("regions:a*", None),
        (r"label\*:a", None),
        ("a", None),
        ("*:*", None),
        ("dateRange:[2026-01-01T00:00:00Z TO *]", None),
    ],
)
def test_what_a_query_needs(text, needed):
    assert needs(parse(text)) == needed


def test_a_document_has_a_value_in_any_case():
    document = {"regions": ["NIS-1"], "labels": ["a", "B"]}
    assert has(document, [("labels", "x"), ("regions", "nis-1")])
    assert has(document, [("labels.keyword", "b")])
    assert not has(document, [("labels", "nis-1")])
    assert not has(document, [])


LEAVES = st.sampled_from(
    [
        *("regions:a", "regions:B", 'labels:"a b"', "labels:a", "labels.keyword:a", "name.nl:a", "a", "b"),
        *("regions:[a TO b]", "labels:a~", "regions:a*", "id:a", "nofield:a", "_type:event", "location.id:a"),
        *("_exists_:regions", "*:*", "production.id:a", "dateRange:x"),
    ]
)


def grouped(inner):
    """Put signed queries together, in brackets."""
    signed = st.tuples(st.sampled_from(["", "NOT ", "+", "-"]), inner).map("".join)
    joint = st.sampled_from([" ", " AND ", " OR "])
    parts = st.lists(signed, min_size=1, max_size=3)
    return st.builds(lambda between, one: f"({between.join(one)})", joint, parts)


QUERIES = st.recursive(LEAVES, grouped, max_leaves=8)
WORDS = st.lists(st.sampled_from(["a", "b", "A", "a b"]), max_size=2)
FILLED = ("regions", "labels", "id", "name.nl", "location.id")
DOCUMENTS = st.fixed_dictionaries(dict.fromkeys(FILLED, WORDS) | {"@type": st.just(["Event"])})


@given(QUERIES, DOCUMENTS)
def test_what_matches_has_what_is_needed(text, document):
    node = parse(text)
    try:
        found = matches(node, document, kind=KIND)
    except QueryError:
        return
    needed = needs(node)
    assert needed is None or has(document, needed) or not found
