# SPDX-License-Identifier: EUPL-1.2
"""Labels of an item: which list a label stands in, and which labels a whole document may take away.

Names are compared by `key`. The visibility of the label itself decides its list. A label that came with a
whole document is imported: only those disappear when a later document leaves them out.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from foyer.blocks.offers.rules.state import State

NAME = "^[^;]{2,255}$"
_NAME = re.compile(r"(?=.{2,255}\Z)(?=.*\S.*\S.*)[^;]*")
_SUGGESTED = re.compile(r"(?![_ \-])(?!.*[_ \-]\Z)[a-zA-ZÀ-ÿ0-9_ \-]{2,50}")


class Label(Protocol):
    """A label as it is known: its first spelling, its list, and whether the caller may use it."""

    @property
    def name(self) -> str: ...
    @property
    def visible(self) -> bool: ...
    @property
    def usable(self) -> bool: ...


KEY_LIMIT = 510
"""Some signs have three in their compared form, and a table has room for two each."""

Labels = Mapping[str, Label]
"""Labels by their key; whoever writes has made entities of new names before."""


def key(name: str) -> str:
    """Return the form in which names of labels are compared."""
    return name.strip().casefold()[:KEY_LIMIT]


def is_name(name: str) -> bool:
    """Say whether a text can be the name of a label: one line."""
    return _NAME.fullmatch(name.strip()) is not None


def is_suggested(name: str) -> bool:
    """Say whether a new label is offered as a suggestion; otherwise it starts as excluded."""
    return _SUGGESTED.fullmatch(name) is not None


def imported(state: State, names: Iterable[tuple[str, bool]], labels: Labels) -> State:
    """Return an item after a whole document with these labels (name, in the visible list?).

    Imported labels that the document leaves out disappear. Labels that were added by hand, and labels
    that the caller may not use, stay.
    """
    present = _present(state)
    before = set(state.internal.get("importedLabels", ()))
    asked = {key(name): (name.strip(), visible) for name, visible in names}
    kept = {
        name_key: shown
        for name_key, shown in present.items()
        if name_key not in before or name_key in asked or not _usable(name_key, labels)
    }
    added = {
        name_key: shown
        for name_key, shown in asked.items()
        if name_key not in present and _usable(name_key, labels)
    }
    marks = [name_key for name_key in kept if name_key in before] + list(added)
    return _written(state, {**kept, **added}, labels, marks)


def replaced(state: State, names: Iterable[str], labels: Labels) -> State:
    """Return an item with exactly these labels, but for those that the caller may not use."""
    present = _present(state)
    asked = {key(name): (name.strip(), True) for name in names}
    kept = {
        name_key: shown
        for name_key, shown in present.items()
        if name_key in asked or not _usable(name_key, labels)
    }
    added = {
        name_key: shown
        for name_key, shown in asked.items()
        if name_key not in kept and _usable(name_key, labels)
    }
    marks = [name_key for name_key in state.internal.get("importedLabels", ()) if name_key in kept]
    return _written(state, {**kept, **added}, labels, marks)


def added(state: State, label: Label) -> State:
    """Return an item with one more label."""
    name_key = key(label.name)
    present = {**_present(state), name_key: (label.name, label.visible)}
    return _written(state, present, {name_key: label}, state.internal.get("importedLabels", ()))


def removed(state: State, name: str) -> State:
    """Return an item without a label; an absent one changes nothing."""
    name_key = key(name)
    present = {other: shown for other, shown in _present(state).items() if other != name_key}
    marks = [other for other in state.internal.get("importedLabels", ()) if other != name_key]
    return _written(state, present, {}, marks)


def relisted(state: State, label: Label) -> State:
    """Return an item after a label became visible or invisible; an item without it stays as it is."""
    return added(state, label) if key(label.name) in _present(state) else state


def _present(state: State) -> dict[str, tuple[str, bool]]:
    found = {key(name): (name, False) for name in state.document.get("hiddenLabels", ())}
    return {key(name): (name, True) for name in state.document.get("labels", ())} | found


def _usable(name_key: str, labels: Labels) -> bool:
    return name_key not in labels or labels[name_key].usable


def _written(
    state: State, present: Mapping[str, tuple[str, bool]], labels: Labels, marks: Iterable[str]
) -> State:
    visible: list[str] = []
    hidden: list[str] = []
    for name_key, (name, shown) in present.items():
        label = labels.get(name_key)
        target = visible if (label.visible if label is not None else shown) else hidden
        target.append(label.name if label is not None else name)
    return state.having(labels=visible or None, hiddenLabels=hidden or None).knowing(
        importedLabels=sorted(set(marks)) or None
    )
