# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.query.public import QueryValueError, Type, matches, parse, pattern_source, table_states
from foyer.blocks.query.rules.automaton import MAX_STATES, Automaton, automaton
from foyer.blocks.query.rules.expressions import source
from foyer.blocks.query.rules.regular_expressions import expression


def fits(parsed, token):
    return automaton(parsed).fits(token)


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("jo[hn]+", ["johnny"[:4], "jon"], ["jo", "xjohn", "john "]),
        ("", [""], ["a"]),
        ("()", [""], ["a"]),
        ("a.c", ["abc", "a\nc", "a🎉c"], ["ac"]),
        ("a|bc", ["a", "bc"], ["ab", "abc"]),
        ("(a|b)c?", ["a", "bc"], ["c"]),
        ("[^a-c]x", ["dx"], ["bx", "x"]),
        ("[a-c-]", ["-", "b"], ["d"]),
        (r"[\]a]", ["]", "a"], ["b"]),
        ("a{2}", ["aa"], ["a", "aaa"]),
        ("a{2,}", ["aa", "aaaa"], ["a"]),
        ("a{1,2}b", ["ab", "aab"], ["b", "aaab"]),
        (r"\d+\.\d", ["12.5"], ["12x5"]),
        (r"\w\S\D", ["a_b"], ["a_1", "a b"]),
        ('"a.b"c', ["a.bc"], ["axbc"]),
        ("a@", ["a", "abc"], ["b"]),
        ("a#|b", ["b"], ["a", "a#"]),
        ("<9-11>", ["9", "10", "11"], ["8", "12"]),
        ("<01-12>", ["01", "12"], ["1"]),
        (r"a\/b", ["a/b"], ["ab"]),
        ("3.13.1", ["3.13.1"], []),
        ("ABC", ["abc"], ["ABC"]),
        ("[A-C]", ["b"], ["B"]),
    ],
)
def test_a_pattern_fits_whole_tokens(pattern, fitting, others):
    parsed = expression(pattern, lower=True)
    assert [fits(parsed, token) for token in fitting] == [True] * len(fitting)
    assert [fits(parsed, token) for token in others] == [False] * len(others)


@pytest.mark.parametrize(
    "pattern",
    [
        *("(", ")", "a)", "[", "[]", "[b-a]", "*", "a|", "|a", "a{", "a{2,1}", "a{999}", "a&b", "~a", '"a'),
        *("<1", "<5-1>", "\\", "<0-999999>", "a" * 1_001, "(" * 21 + "a" + ")" * 21, "a***"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern):
    with pytest.raises(QueryValueError):
        expression(pattern, lower=True)


def test_keywords_keep_their_case():
    assert fits(expression("A[A-Z]", lower=False), "AB")
    assert not fits(expression("A[A-Z]", lower=False), "ab")


@pytest.mark.parametrize(
    ("pattern", "token"),
    [
        ("(a*)*(a|aa)+b", "a" * 250),
        ("(.*a){1,80}", "ab" * 120),
        ("(a|b|c|d|e)*" * 70 + "x", "abcde" * 50),
        ("(.{0,30}a){0,30}x", "ab" * 120),
        ("*a" * 120 + "x", None),
    ],
)
def test_matching_does_not_explode(pattern, token, monkeypatch):
    """Each character of a token visits a state at most once, however it can be reached."""
    visits, reachable = [], Automaton._reachable

    def counted(self, states):
        found = reachable(self, states)
        visits.append(len(found))
        return found

    monkeypatch.setattr(Automaton, "_reachable", counted)
    if token is None:
        assert not matches(parse(f"id:{pattern}"), {"id": ["a" * 250]}, kind="event")
    else:
        assert not fits(expression(pattern, lower=True), token)
    assert len(visits) <= 251
    assert max(visits) <= MAX_STATES + 1


@pytest.mark.parametrize(
    "text",
    [
        "/(a{0,200}){0,200}/",
        "/<0-999>/",
        "/[a-z]{1,256}[a-z]{1,256}.{256}.{256}.{256}.{256}.{256}/",
        "b*" * 1_001,
    ],
)
def test_too_large_patterns_are_refused_by_the_evaluator_and_for_engines(text):
    with pytest.raises(QueryValueError):
        matches(parse(f"id:{text}"), {"id": ["a"]}, kind="event")
    with pytest.raises(QueryValueError):
        pattern_source(parse(text), Type.TEXT)


ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", "()"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)


@given(PATTERNS, st.text("ab1", max_size=7))
def test_common_patterns_fit_as_in_python(pattern, token):
    parsed = expression(pattern, lower=True)
    assert fits(parsed, token) == bool(re.fullmatch(pattern, token))
    assert bool(re.fullmatch(source(parsed), token)) == fits(parsed, token)


@given(st.text() | st.text('ab()[]{}|*+?.\\"<>-^,12@#'))
def test_any_text_is_a_pattern_or_refused(pattern):
    try:
        parsed = expression(pattern, lower=True)
    except QueryValueError:
        return
    re.compile(source(parsed))
    fits(parsed, "ab")


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Gen*", Type.TEXT, r"gen(?:[\s\S])*"),
        ("Gen?", Type.KEYWORD, r"Gen[\s\S]"),
        (r"a.b\**", Type.EXACT, r"a\.b\*(?:[\s\S])*"),
        ("/a+|b{2,}/", Type.TEXT, "(?:(?:a)+|(?:b){2,})"),
        ("/[^a]/", Type.TEXT, "[\x00-`b-\ud7ff\ue000-\U0010ffff]"),
    ],
)
def test_engines_get_the_pattern_in_the_common_syntax(text, type_, expected):
    assert pattern_source(parse(text), type_) == expected


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("jazz*", 5 + 21),
        ("*jazz*", 5 + 2 + 2 * 21 + 1),
        ("ja?z*", 5 + 2 * 21),
        ("?????????", 10 + 9 * 21),
        ("/jazz|rock|pop/", 10),
        ("/(a|b)*a(a|b){4}/", 32),
        ("/é+x/", 3 + 2 * 3),
        ("/.*[ab].{30}/", 1000),
        ("/(a|b)*a(a|b){20}/", 1000),
        ("/a{1000}{1000}/", 0),
    ],
)
def test_the_table_of_a_pattern_is_counted_before_an_engine_makes_it(text, states):
    assert table_states(parse(text)) == states
