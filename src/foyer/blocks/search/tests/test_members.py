# SPDX-License-Identifier: EUPL-1.2
"""What a page tells of its documents, whether from columns or from what is stored."""

from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.search.engine.mapping import columns_of, identifier_of
from foyer.blocks.search.engine.schema import ID_HIGH, ID_LOW
from foyer.blocks.search.engine.search import run
from foyer.blocks.search.rules.request.plan import Plan
from foyer.blocks.search.tests.index_documents import NOW, event, ids, place, searcher_of

PRESENT = datetime.fromtimestamp(NOW, UTC)
UUIDS = ["00000000-0000-4000-8000-00000000000a", "ffffffff-ffff-4fff-bfff-ffffffffffff"]
ODD = ["a", UUIDS[1].upper(), f"{UUIDS[0]} ", UUIDS[0].replace("-", "")]


@given(st.uuids())
def test_an_id_is_known_from_its_halves(identifier):
    columns = columns_of("event", {"id": [str(identifier)]})
    assert identifier_of(columns[ID_HIGH], columns[ID_LOW]) == str(identifier)


@pytest.mark.parametrize("identifier", ODD)
def test_an_id_of_another_form_has_no_halves(identifier):
    assert not {ID_HIGH, ID_LOW} & columns_of("event", {"id": [identifier]}).keys()


@pytest.mark.parametrize("identifiers", [UUIDS, ODD, UUIDS + ODD, []])
@pytest.mark.parametrize("kinds", [("event",), ("event", "place")])
@pytest.mark.parametrize("embed", [False, True])
def test_a_page_tells_ids_of_every_form(identifiers, kinds, embed):
    searcher = searcher_of([make(one, playhead=[7]) for make in (event, place) for one in identifiers])
    found = run(searcher, Plan(kinds, embed=embed), PRESENT)
    assert sorted((one.kind, one.id) for one in found.members) == sorted(
        (kind, one) for kind in kinds for one in identifiers
    )
    assert len(ids(found)) == found.total
    if embed:
        assert all(orjson.loads(one.kept)["p"] == 7 for one in found.members)
