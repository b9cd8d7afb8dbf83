# SPDX-License-Identifier: EUPL-1.2
"""From index documents to documents of the engine."""

import sys
from base64 import b64decode

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.query.public import words
from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.mapping import columns_of, engine_json
from foyer.blocks.search.tests import index_documents

DATES = index_documents.dated(
    ("2026-05-03T12:00:00+02:00", "2026-05-03T13:00:00+02:00", {}),
    ("2026-05-04T14:00:00+02:00", "2026-05-04T15:30:00+02:00", {}),
)


@pytest.mark.parametrize("calendar", ["single", "permanent"])
def test_a_row_for_another_process_holds_the_same_columns(calendar):
    kind, document = index_documents.event("a", calendarType=[calendar], labels=["UiTPAS", "Één"], **DATES)
    row, columns = orjson.loads(engine_json(kind, document)), columns_of(kind, document)
    assert row.keys() == columns.keys() >= {schema.STORED, schema.SUB_EVENTS, schema.WHEN}
    for name in (schema.STORED, schema.SUB_EVENTS):
        row[name] = b64decode(row[name])
    assert row == columns


@given(st.text(st.sampled_from("ab '-É")) | st.text())
def test_a_name_says_each_beginning_of_its_words_once(name):
    said = columns_of("event", {"id": ["a"], "name.nl": [name]}).get("p_name_nl", "").split(" ")
    expected = {word[:size] for word in words(name) for size in range(1, min(len(word), 20) + 1)}
    assert sorted(filter(None, said)) == sorted(expected)


@pytest.mark.parametrize(("words", "held"), [(4, True), (400, False)])
def test_of_texts_that_many_share_only_short_ones_are_held(words, held):
    name = " ".join(f"zaal{number}" for number in range(words))
    before = sys.getrefcount(name)
    assert columns_of("event", {"id": ["a"], "location.name.nl": [name]})["t_location_name_nl"] == name
    assert (sys.getrefcount(name) > before) is held
