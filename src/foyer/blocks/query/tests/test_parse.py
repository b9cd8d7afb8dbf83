# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import example, given
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
    parse_text,
)


def required(node):
    return Clause(Occur.REQUIRED, node)


def optional(node):
    return Clause(Occur.OPTIONAL, node)


def prohibited(node):
    return Clause(Occur.PROHIBITED, node)


def group(*clauses, boost=1.0):
    return Boolean(clauses, boost)


A, B, C, D = (Text(None, one) for one in "abcd")

FORMS = [
    ("foo", Text(None, "foo")),
    ('"foo bar"', Phrase(None, "foo bar")),
    ('"foo bar"~3', Phrase(None, "foo bar", 3)),
    ("field:foo", Text("field", "foo")),
    ('field:"foo bar"', Phrase("field", "foo bar")),
    ("field : foo", Text("field", "foo")),
    ("field:(a OR b)", group(optional(Text("field", "a")), optional(Text("field", "b")))),
    ("f:(a OR g:b)", group(optional(Text("f", "a")), optional(Text("g", "b")))),
    ("f:([1 TO 3] OR [5 TO *])", group(optional(Range("f", "1", "3")), optional(Range("f", "5", None)))),
    ("(a OR b)", group(optional(A), optional(B))),
    ("((a))", A),
    ("foo*", Wildcard(None, ("foo", Gap.MANY))),
    ("f?o", Wildcard(None, ("f", Gap.ONE, "o"))),
    ("*foo", Wildcard(None, (Gap.MANY, "foo"))),
    ("**", Wildcard(None, (Gap.MANY, Gap.MANY))),
    (r"fo\*o*", Wildcard(None, ("fo*o", Gap.MANY))),
    (r"fo\*o", Text(None, "fo*o")),
    (r"ook\ voor*", Wildcard(None, ("ook voor", Gap.MANY))),
    ('"fo* b?"', Phrase(None, "fo* b?")),
    ("/jo[hn]+/", Regex(None, "jo[hn]+")),
    (r"/a\/b/", Regex(None, r"a\/b")),
    ("//", Regex(None, "")),
    ("fo~", Fuzzy(None, "fo", 0)),
    ("foo~", Fuzzy(None, "foo", 1)),
    ("fooba~", Fuzzy(None, "fooba", 1)),
    ("foobar~", Fuzzy(None, "foobar", 2)),
    ("foo~1", Fuzzy(None, "foo", 1)),
    ("foo~7", Fuzzy(None, "foo", 2)),
    ("foobarfoob~0.9", Fuzzy(None, "foobarfoob", 1)),
    ("foo~1^2", Fuzzy(None, "foo", 1, 2)),
    ("foo^2~1", Fuzzy(None, "foo", 1, 2)),
    ("f:[a TO b]", Range("f", "a", "b")),
    ("f:{a TO b}", Range("f", "a", "b", False, False)),
    ("f:[a TO b}", Range("f", "a", "b", True, False)),
    ("f:{* TO b]", Range("f", None, "b", False, True)),
    ('f:["a b" TO "c"]', Range("f", "a b", "c")),
    (
        r"created:[2024-01-01T00\:00\:00+01\:00 TO *]",
        Range("created", "2024-01-01T00:00:00+01:00", None),
    ),
    (
        "created:[2024-01-01T00:00:00+01:00 TO 2024-12-31T23:59:59+01:00]",
        Range("created", "2024-01-01T00:00:00+01:00", "2024-12-31T23:59:59+01:00"),
    ),
    ("price:>=5", Range("price", "5", None, True, True)),
    ("price:>5", Range("price", "5", None, False, False)),
    ("price:<=5", Range("price", None, "5", True, True)),
    ("price:<5", Range("price", None, "5", False, False)),
    (
        "price:(>=5 AND <9)",
        group(required(Range("price", "5", None)), required(Range("price", None, "9", False, False))),
    ),
    ("price:>", Text("price", ">")),
    (">=5", Text(None, ">=5")),
    ("_exists_:field", Exists("field")),
    ("_exists_:address.fr", Exists("address.fr")),
    ("field:*", Exists("field")),
    ("field:(*)", Exists("field")),
    ("*:*", Everything()),
    ("*", Everything()),
    ("x^2.5", Text(None, "x", boost=2.5)),
    ('"x y"^2', Phrase(None, "x y", boost=2)),
    ('"x y"~2^3', Phrase(None, "x y", 2, 3)),
    ("f:[1 TO *]^20", Range("f", "1", None, boost=20)),
    ("(a b)^3", Text(None, "a b", boost=3)),
    ("(a^2)^3", Text(None, "a", boost=6)),
    ("(a OR b)^3", group(optional(A), optional(B), boost=3)),
    (r"name.\*:foo", Text("name.*", "foo")),
    (r"address.\*.postalCode:9000", Text("address.*.postalCode", "9000")),
    ("@type:Event", Text("@type", "Event")),
    ("_type:event", Text("@type", "event")),
    ("0b1c6f1d-3c2e-6a0b", Text(None, "0b1c6f1d-3c2e-6a0b")),
    ("id:nis-24134", Text("id", "nis-24134")),
    ("a,b;c@d.e_f#$%&=", Text(None, "a,b;c@d.e_f#$%&=")),
    (r"\u0041b", Text(None, "Ab")),
    (r"\ud83c\udf89", Text(None, "🎉")),
    (r"\ud83c", Text(None, "\ufffd")),
    (r"a\:b", Text(None, "a:b")),
    ("and", Text(None, "and")),
    (r"\AND", Text(None, "AND")),
]

LOGIC = [
    ("x:a y:b", group(optional(Text("x", "a")), optional(Text("y", "b")))),
    ("a AND b OR c", group(required(A), required(B), optional(C))),
    ("a OR b AND c", group(optional(A), required(B), required(C))),
    ("a NOT b", group(optional(A), prohibited(B))),
    ("a OR NOT b", group(optional(A), prohibited(B))),
    ("a OR (NOT b)", group(optional(A), optional(group(prohibited(B))))),
    ("NOT a", group(prohibited(A))),
    ("-a", group(prohibited(A))),
    ("!(a)", group(prohibited(A))),
    ("!a", group(prohibited(A))),
    ("a AND NOT b AND c", group(required(A), prohibited(B), required(C))),
    ("a AND b OR c AND d", group(required(A), required(B), required(C), required(D))),
    ("+a OR b", group(required(A), optional(B))),
    ("a && b || c", group(required(A), required(B), optional(C))),
    ("NOT a AND b", group(prohibited(A), required(B))),
    ("+a", A),
]

RUNS = [
    ("a b c AND d", group(optional(Text(None, "a b")), required(C), required(D))),
    ("a b AND c", group(optional(A), required(B), required(C))),
    ("a  \t b", Text(None, "a b")),
    ("a OR b c d", group(optional(A), optional(B), optional(Text(None, "c d")))),
    ("labels:(ook voor kinderen)", Text("labels", "ook voor kinderen")),
    (
        "labels:ook voor kinderen",
        group(optional(Text("labels", "ook")), optional(Text(None, "voor kinderen"))),
    ),
    ("a b x:c", group(optional(Text(None, "a b")), optional(Text("x", "c")))),
    ("a b x:c d", group(optional(Text(None, "a b")), optional(Text("x", "c")), optional(D))),
    ("a b^2", group(optional(A), optional(Text(None, "b", boost=2)))),
    ("a b c~1", group(optional(Text(None, "a b")), optional(Fuzzy(None, "c", 1)))),
    ("a b NOT c", group(optional(Text(None, "a b")), prohibited(C))),
    ("-a b c", group(prohibited(A), optional(Text(None, "b c")))),
    ('a b "c" d', group(optional(Text(None, "a b")), optional(Phrase(None, "c")), optional(D))),
    ("a b (c d)", group(optional(Text(None, "a b")), optional(Text(None, "c d")))),
    ("a b c*", group(optional(Text(None, "a b")), optional(Wildcard(None, ("c", Gap.MANY))))),
    ("a - b", group(optional(A), optional(Text(None, "-")), optional(B))),
]


@pytest.mark.parametrize(("text", "expected"), FORMS + LOGIC + RUNS)
def test_a_text_is_read_as(text, expected):
    assert parse(text) == expected


TA, TB, TC = (Text(None, one, all_words=True) for one in "abc")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", Text(None, "a b", all_words=True)),
        ("a OR b", group(optional(TA), optional(TB))),
        ("a AND b", group(required(TA), required(TB))),
        ("a AND b OR c", group(required(TA), optional(TB), optional(TC))),
        ("a OR b AND c", group(optional(TA), required(TB), required(TC))),
        ("a NOT b", group(required(TA), prohibited(TB))),
        ("a OR NOT b", group(optional(TA), prohibited(TB))),
        ("NOT a OR b", group(prohibited(TA), optional(TB))),
        ("labels:foo", Text(None, "labels:foo", all_words=True)),
        ('"a:b" c', group(required(Phrase(None, "a:b")), required(TC))),
        ("http://a", None),
    ],
)
def test_a_free_text_needs_all_words_and_knows_no_fields(text, expected):
    if expected is None:
        with pytest.raises(QuerySyntaxError):
            parse_text(text + "/b")
    else:
        assert parse_text(text) == expected


def test_a_url_is_a_query():
    assert parse("https://io.example.be/events/0b1c-12") == group(
        optional(Regex("https", "")),
        optional(Text(None, "io.example.be")),
        optional(Regex(None, "events")),
        optional(Text(None, "0b1c-12")),
    )


@pytest.mark.parametrize("text", ["", " ", "\t\n\u3000"])
def test_a_blank_query_matches_nothing(text):
    assert parse(text) == Nothing()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("(a", 0),
        ("a)", 1),
        ('"a', 0),
        ('x "a', 2),
        ("AND foo", 0),
        ("OR foo", 0),
        ("foo OR", 6),
        ("foo AND", 7),
        ("NOT", 3),
        ("a AND OR b", 6),
        ("a OR OR b", 5),
        ("field:", 6),
        ("field:)", 6),
        (":a", 0),
        ("a:b:c", 3),
        ("[1 TO", 0),
        ("f:[1 TO 2", 2),
        ("f:[1 2]", 2),
        ("a/b", 1),
        ("https://io.example.be/events/0b1c/", 33),
        ("foo^bar", 3),
        ("foo^", 3),
        ("foo^2^3", 5),
        ("foo~1.5", 3),
        ("^2", 0),
        ("~2", 0),
        ("()", 1),
        ("a ()", 3),
        ("--a", 1),
        ("NOT -a", 4),
        ("]", 0),
        ("}", 0),
        ("\\", 0),
        ("a\\", 1),
        (r"ab\u12", 2),
        ("name.*:foo", 6),
    ],
)
def test_what_is_no_query_is_refused_at_its_place(text, position):
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    assert caught.value.position == position
    assert str(caught.value).endswith(f"(at character {position + 1})")


def test_nodes_know_where_they_stand():
    tree = parse('ab labels:"x y"^2 (c OR d)')
    spans = [(clause.node.start, clause.node.end) for clause in tree.clauses]
    assert spans == [(0, 2), (10, 17), (19, 25)]


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ("a" * 65_536, "a" * 65_537),
        ("(" * 64 + "a" + ")" * 64, "(" * 65 + "a" + ")" * 65),
        ("(a) " * 65, "(a) " * 65 + "(" * 65 + "a" + ")" * 65),
        (" OR ".join(["a"] * 4_096), " OR ".join(["a"] * 4_097)),
    ],
)
def test_limits_are_said_clearly(within, beyond):
    parse(within)
    with pytest.raises(QuerySyntaxError, match="at most"):
        parse(beyond)


PIECES = [
    *'!+-():*?~^[]{}/\\ ab\u3000é"',
    *("AND", "OR", "NOT", "&&", "||", "~2", "^2", "TO", "labels:", "_exists_:", ">=5", r"\u0041", "[1 TO 2]"),
]
GRAMMAR = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.text() | GRAMMAR, st.sampled_from(["OR", "AND"]), st.booleans())
@example("/" + "\\/" * 5_000, "OR", True)
@example('"' * 5_001, "OR", True)
@example("\ud800", "OR", True)
def test_any_text_is_read_or_refused_and_nothing_else(text, operator, fields):
    try:
        parse(text, operator, fields=fields)
    except QuerySyntaxError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017
