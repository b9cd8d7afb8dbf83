# SPDX-License-Identifier: EUPL-1.2
"""A rebuild makes the news before it superfluous, and none that comes during it."""

import pytest
from django.core.management import call_command
from django.db import transaction

from foyer.kernel import reactions
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.reactions import Reaction
from foyer.kernel.registry import Registry
from foyer.kernel.worker import cursors, reading

pytestmark = [pytest.mark.alone, pytest.mark.django_db]


def news(*ids, lane=Lane.OWN):
    with transaction.atomic():
        append([News("a.b.c", each) for each in ids], lane)


def left(name, lane):
    return [row.aggregate_id for row in reading.read(lane, cursors.position(name, lane), 100)]


def test_a_replay_skips_what_was_news_before_and_keeps_what_came_meanwhile(monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    news("1", "2")
    news("x", lane=Lane.BULK)
    reactions.register(
        Reaction("probe", frozenset({"a.b.c"}), lambda _happened: None, lambda _progress: news("3"))
    )
    assert left("probe", Lane.OWN) == ["1", "2"]
    call_command("replay", "probe", verbosity=0)
    assert left("probe", Lane.OWN) == ["3"]
    assert left("probe", Lane.BULK) == []


def test_skipping_never_goes_back():
    news("1", "2")
    end = reading.last(Lane.OWN)
    cursors.skip("probe", Lane.OWN, end)
    cursors.skip("probe", Lane.OWN, reading.Position())
    assert cursors.position("probe", Lane.OWN) == end
    assert left("probe", Lane.OWN) == []


def test_the_end_of_an_empty_lane_is_its_beginning():
    assert reading.last(Lane.BULK) == reading.Position()
