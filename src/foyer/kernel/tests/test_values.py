# SPDX-License-Identifier: EUPL-1.2
"""Identifiers, money, texts per language, the clock and rights."""

import uuid
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.kernel import clock, ids, money, texts
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.problems import OWN, Problem
from foyer.kernel.rights import Right, authenticated, require, staff

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_new_ids_are_uuids_and_differ():
    made = {ids.new() for _ in range(100)}
    assert len(made) == 100
    assert all(ids.is_uuid(each) and uuid.UUID(each).version == 4 for each in made)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_derived_id_always_belongs_to_its_parts(parts):
    assert ids.derived(*parts) == ids.derived(*parts)
    assert ids.is_uuid(ids.derived(*parts))


def test_derived_ids_do_not_run_together():
    assert ids.derived("ab", "c") != ids.derived("a", "bc")


@pytest.mark.parametrize("text", ["", "x", ids.NIL + "0", ids.NIL[:-1], "{" + ids.NIL + "}", f"{ids.NIL}\n"])
def test_what_is_no_uuid(text):
    assert not ids.is_uuid(text)


@given(st.integers(-(10**12), 10**12))
def test_cents_come_back_from_their_number(amount):
    assert money.cents(money.number(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        (10, 1000),
        (10.5, 1050),
        ("0.005", 1),
        (1.005, 101),
        (0.1 + 0.2, 30),
        (Decimal("-2.50"), -250),
        ("1e2", 10000),
    ],
)
def test_amounts_in_cents(amount, cents):
    assert money.cents(amount) == cents


@pytest.mark.parametrize("amount", ["", "ten", "nan", "inf", float("nan"), float("-inf")])
def test_what_is_no_amount(amount):
    with pytest.raises(ValueError, match="not an amount of money"):
        money.cents(amount)


def test_numbers_of_the_contract_are_whole_where_they_can_be():
    assert repr(money.number(1000)) == "10"
    assert repr(money.number(1050)) == "10.5"


@pytest.mark.parametrize(
    ("given_texts", "language", "main", "found"),
    [
        ({"nl": "Brood", "fr": "Pain"}, "fr", "nl", ("Pain", "fr")),
        ({"nl": "Brood", "fr": "Pain"}, "de", "fr", ("Pain", "fr")),
        ({"en": "Bread", "nl": "Brood"}, "de", "de", ("Brood", "nl")),
        ({"fr": "", "en": "Bread"}, "fr", "nl", ("Bread", "en")),
        ({"it": "Pane"}, "nl", "nl", ("Pane", "it")),
        ({}, "de", "nl", ("", "de")),
    ],
)
def test_a_text_for_a_reader(given_texts, language, main, found):
    assert texts.pick(given_texts, language, main) == found


@given(
    st.dictionaries(st.sampled_from(["nl", "fr", "de", "en", "it"]), st.text()),
    st.sampled_from(texts.LANGUAGES),
)
def test_whoever_reads_gets_a_text_if_there_is_one(given_texts, language):
    found, its_language = texts.pick(given_texts, language)
    assert bool(found) == any(given_texts.values())
    assert given_texts.get(its_language, "") == found


def test_the_clock_can_be_put_aside():
    fixed = clock.FixedClock(NOON.astimezone(timezone(timedelta(hours=2))))
    with clock.use(fixed):
        assert clock.now() == NOON
        assert clock.now().tzinfo is UTC
        fixed.advance(timedelta(hours=1))
        assert clock.now() == NOON + timedelta(hours=1)
        with clock.use(clock.FixedClock(NOON)):
            assert clock.now() == NOON
        assert clock.now() == NOON + timedelta(hours=1)
    first, second = clock.now(), clock.SystemClock().now()
    assert first <= second < first + timedelta(minutes=1)
    assert first > NOON - timedelta(days=365)


def test_a_clock_without_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        clock.FixedClock(datetime(2026, 5, 1))  # noqa: DTZ001 - that is what is refused


CLOSED = Right("a.closed")
OWNED = Right("a.owned", (staff, lambda actor, subject: actor.user_id == subject))


@pytest.mark.parametrize(
    ("right", "actor", "subject", "allowed"),
    [
        (CLOSED, Actor(user_id="anna", is_staff=True), None, False),
        (CLOSED, SYSTEM, None, True),
        (OWNED, Actor(user_id="anna"), "anna", True),
        (OWNED, Actor(user_id="bert"), "anna", False),
        (OWNED, Actor(user_id="bert", is_staff=True), "anna", True),
        (OWNED, ANONYMOUS, "anna", False),
        (Right("a.known", (authenticated,)), ANONYMOUS, None, False),
        (Right("a.known", (authenticated,)), Actor(client_id="c"), None, True),
        (Right("a.known", (authenticated,)), Actor(user_id="anna"), None, True),
    ],
)
def test_rights_are_closed_unless_a_rule_opens_them(right, actor, subject, allowed):
    assert right.allows(actor, subject) is allowed
    if allowed:
        require(right, actor, subject)
    else:
        with pytest.raises(Problem) as refused:
            require(right, actor, subject)
        assert refused.value.status == 403
        assert refused.value.type == OWN + "forbidden"
        assert right.name in (refused.value.detail or "")


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (SYSTEM, "system"),
        (ANONYMOUS, "anonymous"),
        (Actor(user_id="u-1", client_id="c-1"), "u-1"),
        (Actor(client_id="c-1", email="anna@example.org"), "c-1@clients"),
    ],
)
def test_the_audit_knows_actors_by_ids_only(actor, name):
    assert actor.name == name


def test_a_problem_is_a_document_in_order():
    told = Problem("about:blank", "Gone", 410, extra={"since": 2020})
    assert list(told.document().items()) == [
        ("type", "about:blank"),
        ("title", "Gone"),
        ("status", 410),
        ("since", 2020),
    ]
    assert str(told) == "410 Gone: about:blank"
