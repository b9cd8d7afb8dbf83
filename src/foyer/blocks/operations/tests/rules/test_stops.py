# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.operations.rules.stops import Step, index_minutes, seconds, stop


@pytest.mark.parametrize(
    ("operation", "rows", "expected"),
    [
        ("CreateModel", 10**6, 0.1),
        ("AddIndex", 300_000, 1.1),
        ("AlterField", 600_000, 10.1),
        ("RunPython", 50_000, 10.1),
        ("SomethingNew", 60_000, 1.1),
    ],
)
def test_an_operation(operation, rows, expected):
    assert seconds(Step(operation, rows)) == pytest.approx(expected)


def test_a_stop_is_a_copy_every_step_and_a_last_look_in_whole_seconds():
    assert stop([], 0) == 17
    assert stop([], 1_000_000_000) == 37
    assert stop([Step("AddIndex", 300_000), Step("CreateModel", 0)], 100_000_000) == 21


def test_an_index_is_told_in_whole_minutes():
    assert [index_minutes(records) for records in (0, 1, 96_000, 96_001, 1_070_000)] == [0, 1, 1, 2, 12]
