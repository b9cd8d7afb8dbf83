# SPDX-License-Identifier: EUPL-1.2
"""What large searches hold is bounded: by counts of what is made and kept, and one is answered at a time."""

import threading
from datetime import UTC, datetime

import pytest

from foyer.blocks.query.public import FIELDS, parse
from foyer.blocks.search.engine import compile_leaf, hits, order, turns, work
from foyer.blocks.search.engine import search as engine
from foyer.blocks.search.engine.compile_query import Setting, build, weigh
from foyer.blocks.search.engine.search import run
from foyer.blocks.search.rules.request.plan import Plan, Words
from foyer.blocks.search.tests.hostile import LARGE, WORDS, WORK
from foyer.blocks.search.tests.index_documents import NOW, event, searcher_of
from foyer.kernel import memory
from foyer.kernel.problems import Problem

PRESENT = datetime.fromtimestamp(NOW, UTC)
TOO_MUCH = {name: query for name, (query, told) in LARGE.items() if told == WORK}
EVENTS = [("event", event(f"e{number}", name__nl=["jazz park"], created=[number])[1]) for number in range(60)]


def plan_of(query, **changed):
    words = () if query is None else (Words(query),)
    return Plan(("event",), changed.pop("filters", ()), words, ("nl",), **changed)


@pytest.fixture(scope="module")
def searcher():
    return searcher_of(EVENTS)


@pytest.fixture
def made(monkeypatch):
    """Return the list of trees that queries of the engine are made of from now on."""
    told = []
    monkeypatch.setattr(engine, "build", lambda tree, setting: told.append(tree) or build(tree, setting))
    return told


@pytest.fixture
def released(monkeypatch):
    """Return the list of whether the turn was still taken whenever memory was given back."""
    told = []
    monkeypatch.setattr(memory, "release", lambda: told.append(turns._turn.locked()))
    return told


@pytest.mark.parametrize("name", TOO_MUCH)
def test_nothing_is_made_of_a_query_that_is_refused(searcher, made, name):
    with pytest.raises(Problem, match=WORK):
        run(searcher, Plan(("event",), (), (Words(TOO_MUCH[name]),)), PRESENT)
    assert made == []


def test_nothing_is_made_where_the_second_query_is_too_much(searcher, made):
    plan = plan_of(None)
    words = (Words("jazz"), Words(TOO_MUCH["misspelt words"]))
    with pytest.raises(Problem, match=WORK):
        run(searcher, Plan(plan.kinds, (), words, ("nl",)), PRESENT)
    assert made == []


@pytest.mark.parametrize("text", ["jaz*", "*az*", "/j.zz/", "jazx~1", "[jaza TO jazzz]"])
def test_of_a_large_query_only_what_finds_something_is_kept(searcher, monkeypatch, text):
    def built():
        setting = Setting(("event",), ("nl",), PRESENT, searcher)
        node = parse(text)
        weigh(node, setting)
        query = build(node, setting)
        found = searcher.search(query, 100)
        return setting.work, query, [(round(score, 4), one.doc) for score, one in found.hits]

    small, whole, answer = built()
    assert (len(answer), small.kept) == (60, 0)
    monkeypatch.setattr(work, "LARGE", 0)
    large, rest, same = built()
    assert same == answer
    assert large.held == small.held
    assert large.kept == work.bytes_of(parse(text), FIELDS["name.nl"], searcher.num_docs)
    assert large.held == 14 * large.kept
    assert len(str(rest)) < len(str(whole)) / 10


def test_what_finds_something_in_too_many_fields_is_refused(searcher, monkeypatch):
    monkeypatch.setattr(work, "LARGE", 0)
    most = 3 * work.bytes_of(parse("*az*"), FIELDS["name.nl"], searcher.num_docs)
    monkeypatch.setattr(work, "MOST_KEPT", most)
    few = " OR ".join(["*az*", "*ar*", "*pa*", *(f"*{word}*" for word in WORDS[:9])])
    assert run(searcher, plan_of(few), PRESENT).total == 60
    with pytest.raises(Problem, match="find something in too many fields"):
        run(searcher, plan_of(few + " OR *rk*"), PRESENT)


def test_words_with_a_beginning_need_no_pattern(searcher, monkeypatch):
    monkeypatch.setattr(compile_leaf, "_pattern", lambda *_others: pytest.fail("a pattern"))
    for text, total in [("ja*", 60), ("JA*", 60), ("name.nl:par*", 60), ("name.nl:jazz*", 60), ("jazzz*", 0)]:
        assert run(searcher, plan_of(text), PRESENT).total == total


def test_long_words_with_mistakes_and_long_tables_count_for_more(searcher):
    def units(text):
        setting = Setting(("event",), ("nl",), PRESENT, searcher)
        weigh(parse(text), setting)
        return setting.work.done

    assert units("name.nl:jazzjazzjazz~2") == units("name.nl:jazz~") == 40
    assert units(f"name.nl:{'jazz' * 100}~2") == 40 + 6 * 388
    assert units("name.nl:/.*a[a-z]{3}/") == 80
    assert units("name.nl:/.*a[a-z]{9}/") == 500
    assert units('name.nl.autocomplete:"a b c"') == 60
    assert units('name.nl:"a b c"') == 3


def test_beginnings_side_by_side_are_few(searcher):
    assert run(searcher, plan_of('name.nl.autocomplete:"ja pa"'), PRESENT).total == 60
    for words, told in (("a " * 51, "At most 50 beginnings"), (f"{'a' * 99} " * 21, "at most 2,000 bytes")):
        with pytest.raises(Problem, match=told) as raised:
            run(searcher, plan_of(f'name.nl.autocomplete:"{words}"'), PRESENT)
        assert raised.value.status == 400
    assert run(searcher, plan_of(f'name.nl.autocomplete:"{("a" * 99 + " ") * 20}"'), PRESENT).total == 0


@pytest.mark.parametrize("letter", ["a", "é", "ა", "𐌰"])
def test_long_beginnings_are_refused_before_the_engine_cannot_read_them(letter):
    word = letter * (900 // len(letter.encode()))
    full = searcher_of([event("e", name__nl=[f"{word}{letter} b"])])
    for text in (word, f"{word} b", f"{word[:-1]} b"):
        assert run(full, plan_of(f'name.nl.autocomplete:"{text}"'), PRESENT).total == 1
    for text in (f"{word}{letter}", f"b {word}{letter}"):
        with pytest.raises(Problem, match="at most 900 bytes") as raised:
            run(full, plan_of(f'name.nl.autocomplete:"{text}"'), PRESENT)
        assert raised.value.status == 400


def test_beginnings_of_too_many_words_are_refused():
    words = " ".join(f"a{number}" for number in range(400))
    full = searcher_of([event("e", name__nl=[words])])
    with pytest.raises(Problem, match="Too many words") as raised:
        run(full, plan_of(f'name.nl.autocomplete:"{"a " * 50}"'), PRESENT)
    assert raised.value.status == 400


def test_many_hits_are_looked_at_in_portions(searcher, monkeypatch, released):
    query = compile_leaf.beginnings(compile_leaf.schema.column(FIELDS["name.nl.autocomplete"]), ["jazz"])
    once = hits.everything(searcher, query)
    asked = []

    def some(searcher, query, limit):
        found = original(searcher, query, limit)
        asked.append(len(found.addresses))
        return found

    original = hits.some
    monkeypatch.setattr(hits, "some", some)
    monkeypatch.setattr(hits, "_MANY", 20)
    monkeypatch.setattr(hits, "_PORTION", 15)
    found = hits.everything(searcher, query, 60)
    assert found.total == once.total == 60
    assert sorted(one.doc for one in found.addresses) == sorted(one.doc for one in once.addresses)
    assert list(found.scores) == list(once.scores)
    assert max(asked) < 40
    assert len(asked) >= 4
    assert sorted(found.values(searcher, "number")) == sorted(once.values(searcher, "number"))


@pytest.mark.parametrize("total", [0, 60])
def test_pages_are_the_same_in_portions(searcher, monkeypatch, total):
    monkeypatch.setattr(order, "_MARGINS", (2, 4))
    plan = plan_of("jazz", start=7, limit=9)
    whole = [member.id for member in run(searcher, plan, PRESENT).members]
    assert whole == [f"e{number}" for number in range(7, 16)]
    monkeypatch.setattr(hits, "_MANY", total or 20)
    monkeypatch.setattr(hits, "_PORTION", 15)
    assert [member.id for member in run(searcher, plan, PRESENT).members] == whole


def test_one_large_search_at_a_time(searcher, monkeypatch, released):
    monkeypatch.setattr(turns, "_PATIENCE", 0)
    with turns._turn:
        assert run(searcher, plan_of("jazz AND *par*"), PRESENT).total == 60
        monkeypatch.setattr(work, "LARGE", 0)
        with pytest.raises(Problem) as raised:
            run(searcher, plan_of("jazz"), PRESENT)
    assert (raised.value.status, released) == (503, [])
    assert run(searcher, plan_of("jazz"), PRESENT).total == 60
    assert released == [True]
    with pytest.raises(Problem, match="too many ways"):
        run(searcher, plan_of("/.*[ab].{30}/"), PRESENT)
    assert released == [True, True]
    assert not turns._turn.locked()


def test_a_search_of_many_hits_is_a_large_one(searcher, monkeypatch, released):
    monkeypatch.setattr(hits, "_MANY", 20)
    plan = plan_of("jazz")
    monkeypatch.setattr(order, "page", lambda *asked, **_: order.page_of(*_all(*asked[:2]), asked[2]))
    monkeypatch.setattr(engine, "page", order.page)
    assert run(searcher, plan, PRESENT).total == 60
    assert released == [True]


def _all(searcher, query):
    return searcher, hits.everything(searcher, query)


def test_who_waits_for_a_turn_goes_on_when_it_ends(searcher, monkeypatch):
    monkeypatch.setattr(work, "LARGE", 0)
    told = []
    waiting = threading.Thread(target=lambda: told.append(run(searcher, plan_of("jazz"), PRESENT).total))
    with turns._turn:
        waiting.start()
        waiting.join(0.05)
        assert told == []
    waiting.join(30)
    assert told == [60]


def test_a_search_within_a_search_shares_its_turn(searcher, monkeypatch, released):
    monkeypatch.setattr(work, "LARGE", 0)
    with turns.search():
        turns.take()
        assert run(searcher, plan_of("jazz"), PRESENT).total == 60
        assert turns._turn.locked()
        assert released == []
    assert released == [True]
    assert not turns._turn.locked()
    with turns.search():
        assert run(searcher, plan_of("jazz"), PRESENT).total == 60
        assert turns._turn.locked()
    assert not turns._turn.locked()


def test_a_turn_ends_also_where_memory_cannot_be_given_back(monkeypatch):
    def fail():
        raise OSError("no memory")

    monkeypatch.setattr(memory, "release", fail)
    with pytest.raises(OSError, match="no memory"), turns.search():
        turns.take()
    assert not turns._turn.locked()


def test_outside_of_a_search_no_turn_is_taken():
    turns.take()
    assert not turns._turn.locked()
