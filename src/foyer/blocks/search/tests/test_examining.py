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

pytestmark = pytest.mark.django_db
HOST = "22222222-2222-4222-8222-222222222222"


def looked():
    (found,) = examine_index()
    return found.level, found.what


def test_it_tells_how_the_index_stands_to_the_records(search_folder, monkeypatch):
    monkeypatch.setattr(module, "READER", queries.READER)
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)
    write_many(SYSTEM, [Write("organizer", organizer(), HOST)])
    rebuild_index()
    assert looked() == (Level.FINE, "1 documents for 1 records; of 1 looked at 0 differ")
    write_many(SYSTEM, [Write("organizer", organizer(name={"nl": "Anders"}), HOST)])
    assert looked() == (Level.ADVICE, "1 documents for 1 records; of 1 looked at 1 differ")
    others = [organizer(url=f"https://{n}.example.org") for n in range(4)]
    write_many(SYSTEM, [Write("organizer", other) for other in others])
    assert looked() == (Level.WARNING, "1 documents for 5 records; of 5 looked at 5 differ")
    forget_index()
    level, what = looked()
    assert level == Level.FAULT
    assert what.startswith("it cannot be read")
