# SPDX-License-Identifier: EUPL-1.2
"""What the doctor hears of the index."""

import pytest

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import organizer
from foyer.blocks.search import queries
from foyer.blocks.search.engine import reader
from foyer.blocks.search.public import forget_index, rebuild_index
from foyer.blocks.search.services import examine_index as module
from foyer.blocks.search.services.examine_index import examine_index
from foyer.kernel.actors import SYSTEM
from foyer.kernel.findings import Level
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker import cursors
from foyer.kernel.worker.reading import last

pytestmark = pytest.mark.django_db
HOST = "22222222-2222-4222-8222-222222222222"


def looked():
    (found,) = examine_index()
    return found.level, found.what


def everything_is_known():
    """Let the index have seen all news, as far as its cursors say."""
    for lane in Lane:
        cursors.skip("search", lane, last(lane))


def test_it_tells_how_the_index_stands_to_the_records(search_folder, monkeypatch):
    monkeypatch.setattr(module, "READER", queries.READER)
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)
    write_many(SYSTEM, [Write("organizer", organizer(), HOST)])
    rebuild_index()
    assert looked() == (Level.FINE, "1 document for 1 record; of 1 looked at 0 differ")
    everything_is_known()
    write_many(SYSTEM, [Write("organizer", organizer(name={"nl": "Anders"}), HOST)])
    told = "1 document for 1 record; of 1 looked at 1 differs"
    assert looked() == (Level.ADVICE, f"{told}; changes are on their way")
    everything_is_known()
    assert looked() == (Level.WARNING, told), "nothing is on its way that would mend it"
    others = [organizer(url=f"https://{n}.example.org") for n in range(4)]
    write_many(SYSTEM, [Write("organizer", other) for other in others])
    assert looked() == (Level.WARNING, "1 document for 5 records; of 5 looked at 5 differ")
    forget_index()
    level, what = looked()
    assert level == Level.FAULT
    assert what.startswith("it cannot be read")


def test_what_was_deleted_and_is_still_found_is_wrong(search_folder, monkeypatch):
    monkeypatch.setattr(module, "READER", queries.READER)
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)
    others = [organizer(url=f"https://{n}.example.org") for n in range(2)]
    write_many(SYSTEM, [Write("organizer", other) for other in others])
    rebuild_index()
    write_many(SYSTEM, [Write("organizer", organizer(), HOST)])
    monkeypatch.setattr(module, "records", lambda: 1)
    monkeypatch.setattr(module, "walk", lambda *_: [])
    assert looked()[0] == Level.ADVICE, "the news of it waits"
    everything_is_known()
    level, what = looked()
    assert (level, what) == (Level.WARNING, "2 documents for 1 record; of 0 looked at 0 differ")


def test_a_change_between_two_looks_is_no_fault(search_folder, monkeypatch):
    monkeypatch.setattr(module, "READER", queries.READER)
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)
    write_many(SYSTEM, [Write("organizer", organizer(), HOST)])
    rebuild_index()
    everything_is_known()
    counted = iter([9])
    monkeypatch.setattr(module, "records", lambda: next(counted, 1))
    assert looked() == (Level.FINE, "1 document for 1 record; of 1 looked at 0 differ")
