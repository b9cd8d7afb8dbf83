# SPDX-License-Identifier: EUPL-1.2
"""Labels: names, lists, and which of them a whole document may take away."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules import labels
from foyer.blocks.offers.rules.state import State


@dataclass(frozen=True)
class Label:
    name: str
    visible: bool = True
    usable: bool = True


def item(visible: list[str], hidden: list[str] = [], imported: list[str] = []) -> State:  # noqa: B006
    return (
        State({}, {})
        .having(labels=visible or None, hiddenLabels=hidden or None)
        .knowing(importedLabels=imported or None)
    )


def lists(state: State) -> tuple[list[str], list[str], list[str]]:
    return (
        state.document.get("labels", []),
        state.document.get("hiddenLabels", []),
        state.internal.get("importedLabels", []),
    )


KNOWN = {
    label.name.casefold(): label
    for label in (Label("Jazz"), Label("Intern", visible=False), Label("UiT", usable=False))
}

IMPORTED: list[tuple[State, list[tuple[str, bool]], tuple[list[str], list[str], list[str]]]] = [
    (item([]), [("nieuw", True)], (["nieuw"], [], ["nieuw"])),
    (item([]), [("nieuw", False)], ([], ["nieuw"], ["nieuw"])),
    (item([]), [("jAZZ", False)], (["Jazz"], [], ["jazz"])),
    (item([]), [("intern", True)], ([], ["Intern"], ["intern"])),
    (item([]), [("aa", True), ("AA", True)], (["AA"], [], ["aa"])),
    (item(["hand"]), [], (["hand"], [], [])),
    (item(["hand", "was"], imported=["was"]), [], (["hand"], [], [])),
    (item(["hand", "was"], imported=["was"]), [("was", True)], (["hand", "was"], [], ["was"])),
    (item(["hand"]), [("hand", True)], (["hand"], [], [])),
    (item([]), [("UiT", True)], ([], [], [])),
    (item(["UiT"], imported=["uit"]), [], (["UiT"], [], ["uit"])),
]


@pytest.mark.parametrize(("state", "names", "expected"), IMPORTED)
def test_whole_document(state: State, names: Any, expected: Any) -> None:
    assert lists(labels.imported(state, names, KNOWN)) == expected


REPLACED: list[tuple[State, list[str], tuple[list[str], list[str], list[str]]]] = [
    (item(["a1"], ["b1"], ["a1"]), ["c1"], (["c1"], [], [])),
    (item(["a1"], ["b1"], ["a1"]), ["A1", "b1"], (["a1"], ["b1"], ["a1"])),
    (item(["UiT"]), [], (["UiT"], [], [])),
    (item([]), ["UiT", "intern"], ([], ["Intern"], [])),
    (item(["a1"]), [], ([], [], [])),
]


@pytest.mark.parametrize(("state", "names", "expected"), REPLACED)
def test_whole_set(state: State, names: list[str], expected: Any) -> None:
    assert lists(labels.replaced(state, names, KNOWN)) == expected


def test_one_label() -> None:
    state = labels.added(item(["a1"], imported=["a1"]), Label("Intern", visible=False))
    assert lists(state) == (["a1"], ["Intern"], ["a1"])
    assert labels.added(state, Label("A1")).internal == state.internal
    assert lists(labels.removed(state, " INTERN ")) == (["a1"], [], ["a1"])
    assert lists(labels.removed(state, "a1")) == ([], ["Intern"], [])
    assert labels.removed(state, "zz") == state


def test_a_label_of_another_visibility_moves() -> None:
    assert lists(labels.added(item(["Intern"]), KNOWN["intern"])) == ([], ["Intern"], [])


@pytest.mark.parametrize(
    ("name", "valid", "suggested"),
    [
        ("ab", True, True),
        (" ab ", True, False),
        ("a b", True, True),
        ("a", False, False),
        ("a ", False, False),
        ("a;b", False, False),
        ("x" * 255, True, False),
        ("x" * 256, False, False),
        ("x" * 50, True, True),
        ("-ab", True, False),
        ("ab_", True, False),
        ("é1", True, True),
        ("a|b", True, False),
        ("a\nb", False, False),
        (" ab\n", True, False),
        ("", False, False),
    ],
)
def test_names(name: str, valid: bool, suggested: bool) -> None:
    assert (labels.is_name(name), labels.is_suggested(name)) == (valid, suggested)


def test_a_key_has_room_in_the_table_whatever_the_name() -> None:
    # In its compared form each of these signs is three.
    assert labels.key("ΐ" * 255) == ("ΐ" * 255).casefold()[:510]
    assert len(labels.key("ß" * 255)) == 510


NAMES = st.sampled_from(["aa", "AA", "bb", "jazz", "Intern", "UiT", "cc"])


@given(
    st.lists(NAMES, unique_by=str.casefold),
    st.lists(st.tuples(NAMES, st.booleans())),
    st.lists(st.tuples(NAMES, st.booleans())),
)
def test_imports_never_take_what_was_added_by_hand(
    hand: list[str], first: list[tuple[str, bool]], second: list[tuple[str, bool]]
) -> None:
    state = labels.imported(labels.imported(item(hand), first, KNOWN), second, KNOWN)
    visible, hidden, marks = lists(state)
    keys = [labels.key(name) for name in visible + hidden]
    assert {labels.key(name) for name in hand} <= set(keys)
    assert len(keys) == len(set(keys))
    assert set(marks) <= set(keys)
    assert set(marks) <= {labels.key(name) for name, _ in second}
    assert labels.imported(state, second, KNOWN) == state
