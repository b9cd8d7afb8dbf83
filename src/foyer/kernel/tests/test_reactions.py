# SPDX-License-Identifier: EUPL-1.2
"""The registry of reactions."""

import pytest

from foyer.kernel import reactions
from foyer.kernel.reactions import Reaction
from foyer.kernel.registry import Registry


def _ignore(_news) -> None:
    """Do nothing."""


def test_reactions_are_found_by_name(monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    late = Reaction("z", frozenset({"a.b.c"}), _ignore)
    early = Reaction("a", frozenset({"a.b.c"}), _ignore)
    reactions.register(late)
    reactions.register(early)
    assert reactions.registered() == (early, late)
    assert reactions.find("z") is late
    with pytest.raises(LookupError, match="no reaction 'q'; there are: a, z"):
        reactions.find("q")


def test_two_reactions_cannot_share_a_name(monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    reactions.register(Reaction("a", frozenset({"x"}), _ignore))
    with pytest.raises(ValueError, match="two reactions are called 'a'"):
        reactions.register(Reaction("a", frozenset({"y"}), _ignore))
    assert reactions.find("a").types == frozenset({"x"})


def test_a_batch_holds_something(monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    with pytest.raises(ValueError, match="at least 1"):
        reactions.register(Reaction("a", frozenset(), _ignore, batch=0))
    assert reactions.registered() == ()
