# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""Compiled queries find what the evaluator of the query language finds, on any documents."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
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
    QueryError,
    QueryValueError,
    Range,
    Regex,
    Text,
    Wildcard,
    matches,
    parse,
    parse_text,
)
from foyer.blocks.search.engine import compile_query as compiling
from foyer.blocks.search.engine.compile_query import Setting, compile_query
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.tests.index_documents import searcher_of

NOW = datetime(2026, 5, 3, 10, tzinfo=UTC)
AT = int(NOW.timestamp())
WORDS = ["jazz", "Jazz", "gent", "l'atelier", "rock-'n-roll", "été", "a", "ab", "3,5", "foo_bar"]
# Longer than the bounds of ranges that can be compared at once with other long words.
WORDS += ["z" * 30 + "a", "z" * 30 + "c"]

text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
instant = st.one_of(st.none(), st.integers(-3, 3).map(lambda days: AT + days * 43_200))
moments = st.tuples(instant, instant).map(
    lambda pair: pair if None in pair or pair[0] <= pair[1] else (pair[1], pair[0])
)
small = st.integers(0, 12)
ages = st.tuples(st.one_of(st.none(), small), st.one_of(st.none(), small)).map(
    lambda pair: pair if None in pair or pair[0] <= pair[1] else (pair[1], pair[0])
)


def some(values, most=2):
    return st.lists(values, max_size=most)


documents = st.fixed_dictionaries(
    {},
    optional={
        "name.nl": some(text, 1),
        "name.fr": some(text, 1),
        "name.it": some(text, 1),
        "description.nl": some(text, 1),
        "labels": some(text),
        "terms.id": some(st.sampled_from(["0.5.0.0.0", "1.8.1.0.0"])),
        "terms.label": some(text),
        "address.nl.postalCode": some(st.sampled_from(["9000", "1000"]), 1),
        "typeIds": some(st.sampled_from(["0.5.0.0.0", "ABC"])),
        "allAges": some(st.booleans(), 1),
        "mediaObjectsCount": some(small, 1),
        "price": some(st.sampled_from([0.0, 7.5, 10.0, 12.25]), 1),
        "created": some(st.integers(AT - 5, AT + 5), 1),
        "dateRange": some(moments, 3),
        "localTimeRange": some(st.tuples(st.integers(0, 1200), st.integers(1300, 2359)), 2),
        "availableRange": some(moments, 1),
        "typicalAgeRange": some(ages, 1),
    },
)
kinds = st.sampled_from(["event", "place", "organizer"])

TEXTS = [
    None, "name.nl", "name.\\*".replace("\\", ""), "name.it", "description.nl", "labels", "labels_free_text",
    "labels.keyword", "terms.id", "terms_free_text.label", "typeIds", "unknown", "name.nl.autocomplete",
]  # fmt: skip
NUMBERS = ["mediaObjectsCount", "price", "typicalAgeRange", "localTimeRange"]
DATES = ["created", "dateRange", "availableRange"]

fields = st.sampled_from(TEXTS)
boost = st.sampled_from([1.0, 2.5])
written = st.sampled_from(
    ["2026-05-03T10:00:00+00:00", "2026-05-02T22:00:00Z", "2026-05-03T22:00:01+02:00", "now", "now-1d/d"]
)
number = st.one_of(small.map(str), st.sampled_from(["7.5", "10.00", "12.3", "1300"]))


def bounds(values):
    return st.tuples(st.one_of(st.none(), values), st.one_of(st.none(), values))


leaves = st.one_of(
    st.builds(Text, fields, text, st.booleans(), boost),
    st.builds(Phrase, fields, text),
    st.builds(Phrase, st.sampled_from(["name.nl", "description.nl", None]), text, st.integers(1, 2)),
    st.builds(Phrase, st.just("name.nl"), st.sampled_from(["jazz gent", "gent jazz", "a a"]), st.integers(3, 99)),
    st.builds(
        Wildcard,
        fields,
        st.lists(st.one_of(st.just(Gap.MANY), st.just(Gap.ONE), st.sampled_from(["ja", "J", "e", "."])), min_size=1, max_size=3)
        .map(tuple),
    ),
    st.builds(Regex, fields, st.sampled_from(["jaz+", "[a-g].*", "", "(gent|été)", "@", "<1-3>.*"])),
    st.builds(Fuzzy, st.sampled_from([f for f in TEXTS if f != "name.it"]), st.sampled_from(WORDS), st.integers(0, 2)),
    st.builds(lambda f, b, i, j: Range(f, *b, i, j), fields, bounds(st.sampled_from(WORDS)), st.booleans(), st.booleans()),
    st.builds(lambda f, b, i, j: Range(f, *b, i, j), st.sampled_from(NUMBERS), bounds(number), st.booleans(), st.booleans()),
    st.builds(lambda f, b, i, j: Range(f, *b, i, j), st.sampled_from(DATES), bounds(written), st.booleans(), st.booleans()),
    st.builds(Text, st.sampled_from(NUMBERS), number),
    st.builds(Text, st.sampled_from(DATES), written),
    st.builds(Text, st.just("allAges"), st.sampled_from(["true", "false", "maybe"])),
    st.builds(Exists, st.sampled_from(["name", "name.*", "labels.keyword", "labels_free_text", "labels*", "address.nl", "dateRange", "nothing"])),
    st.just(Everything()),
    st.just(Nothing()),
)  # fmt: skip
trees = st.recursive(
    leaves,
    lambda below: st.lists(st.builds(Clause, st.sampled_from(Occur), below), min_size=1, max_size=4).map(
        lambda clauses: Boolean(tuple(clauses))
    ),
    max_leaves=6,
)

# As people write them: every way of joining clauses, with and without brackets, for q and for text.
pieces = st.sampled_from(
    ["jazz", "gent", "+jazz", "-gent", "AND", "OR", "NOT", "(", ")", "labels:jazz", "labels:(jazz gent)", "name.\\*:ja*", "*",
     '"jazz gent"', "!(ab", "price:>5", "allAges:true^2", "_exists_:name", "ga?t~", "/ja.*/", "l'atelier", "x:y"]
)  # fmt: skip


def read(written, free):
    text = " ".join(written)
    try:
        return parse_text(text) if free else parse(text)
    except QueryError:
        return Nothing()


written_trees = st.builds(read, st.lists(pieces, min_size=1, max_size=7), st.booleans())


def expected(tree, held):
    try:
        return [
            document["id"][0]
            for kind, document in held
            if matches(tree, document, kind=kind, languages=["nl", "fr"], now=NOW)
        ]
    except QueryValueError:
        return None


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(kinds, documents), min_size=1, max_size=10),
    st.lists(trees | written_trees, min_size=24, max_size=24),
)
def test_compiled_queries_find_what_the_evaluator_finds(held, asked):
    held = [(kind, {"id": [f"d{number}"], **document}) for number, (kind, document) in enumerate(held)]
    searcher = searcher_of(held)
    setting = Setting(tuple({kind for kind, _ in held}), ["nl", "fr"], NOW)
    for tree in asked:
        wanted = expected(tree, held)
        try:
            hits = everything(searcher, compile_query(tree, setting))
        except QueryValueError:
            assert wanted is None, tree
            continue
        found = [searcher.doc(address).get_first("reference").partition("/")[2] for address in hits.addresses]
        assert (sorted(found) == sorted(wanted)) if wanted is not None else False, tree


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("labels_free_text", ["event/labelled"]),
        ("labels_free*", ["event/labelled"]),
        ("labels", ["event/labelled", "organizer/labelled"]),
        ("labels*", ["event/labelled", "organizer/labelled"]),
    ],
)
def test_labels_of_organisers_are_no_free_text(path, wanted):
    held = [
        (kind, {"id": [name], "labels": labels})
        for kind in ("event", "organizer")
        for name, labels in (("labelled", ["jazz"]), ("bare", []))
    ]
    searcher = searcher_of(held)
    for kinds in (("event",), ("organizer",), ("event", "organizer")):
        hits = everything(searcher, compile_query(Exists(path), Setting(kinds, ["nl"], NOW)))
        found = sorted(searcher.doc(address).get_first("reference") for address in hits.addresses)
        of_kinds = [one for one in wanted if one.partition("/")[0] in kinds]
        assert [one for one in found if one.partition("/")[0] in kinds] == of_kinds
        assert [
            f"{kind}/{document['id'][0]}"
            for kind, document in held
            if kind in kinds and matches(Exists(path), document, kind=kind)
        ] == of_kinds


def test_an_impossible_value_is_refused():
    setting = Setting(("event",), ["nl"], NOW)
    with pytest.raises(QueryValueError):
        compile_query(Text("price", "abc"), setting)


@pytest.mark.parametrize(
    ("node", "kept"),
    [
        (Text(None, "jazz rock gent ab"), 1),
        (Text("name.nl", "jazz"), 1),
        (Text(None, "jazz rock gent ab cd"), 0),
        (Text(None, "jazz-rock-gent-ab-cd"), 0),
        (Text(None, "j" * 81), 0),
        (Text("name.nl" + "*" * 80, "jazz"), 0),
    ],
)
def test_what_is_made_of_few_words_is_kept(node, kept):
    compiling._of_text.cache_clear()
    setting = Setting(("event",), ["nl"], NOW)
    once = compile_query(node, setting)
    assert str(compile_query(node, setting)) == str(once)
    assert compiling._of_text.cache_info().currsize == kept
