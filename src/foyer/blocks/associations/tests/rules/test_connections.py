# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.associations.rules.connections import (
    STATUSES,
    Connection,
    Line,
    LineError,
    line,
    present,
)

CONNECTIONS = st.lists(st.builds(Connection, st.text(max_size=3), st.sampled_from(sorted(STATUSES))))


@given(CONNECTIONS)
def test_a_confirmed_connection_counts_before_all_others(connections):
    found = present(connections)
    assert (found is None) == (not connections)
    if found is not None:
        better = [each for each in connections if each.status == "confirmed"] or connections
        assert found is better[0]


@given(st.dictionaries(st.sampled_from(["organizer", "vcode", "status", "x"]), st.none() | st.text()))
def test_a_line_is_understood_or_refused(values):
    try:
        found = line(values)
    except LineError:
        return
    assert found.organizer_id
    assert found.connection.status in STATUSES


def test_spaces_and_capitals_do_not_matter():
    told = {"organizer": " a ", "vcode": " v0001001 ", "status": " CANCELLED "}
    assert line(told) == Line("a", Connection("V0001001", "cancelled"))


@pytest.mark.parametrize("code", ["V001001", "V00010011", "V000100١", "V0001000", "V0000999"])
def test_a_number_is_one_of_the_register(code):
    with pytest.raises(LineError):
        line({"organizer": "a", "vcode": code})
