# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.imports.rules.findings import Action, Finding, Findings
from foyer.blocks.imports.rules.reports import Exit, Report, csv_row, summaries


def finding(line: int, kind: str, action: Action, value: str = "x") -> Finding:
    return Finding(line, "column", value, kind, "reason", action)


def test_summaries_show_refusals_first_and_examples_with_different_values():
    found = [
        finding(1, "past-midnight", Action.REPAIR),
        finding(5, "far-coordinates", Action.REPAIR, "a"),
        finding(3, "far-coordinates", Action.REPAIR, "a"),
        finding(4, "far-coordinates", Action.REPAIR, "b"),
        finding(9, "excluded", Action.REFUSE),
    ]
    assert [(each.kind, each.count, [one.line for one in each.examples]) for each in summaries(found)] == [
        ("excluded", 1, [9]),
        ("far-coordinates", 3, [3, 4]),
        ("past-midnight", 1, [1]),
    ]


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ([], Exit.TAKEN),
        ([("past-midnight", Action.REPAIR)], Exit.TAKEN),
        ([("duplicate-row", Action.REFUSE), ("excluded", Action.REFUSE)], Exit.TAKEN),
        ([("unreadable-date", Action.REFUSE)], Exit.SOME_REFUSED),
    ],
)
def test_the_exit_code_says_whether_rows_are_missed(kinds, code):
    report = Report(findings=[finding(n, kind, action) for n, (kind, action) in enumerate(kinds)])
    assert report.exit_code == code


@pytest.mark.parametrize("value", ["=1+1", "+32 9", "-5", "@cmd", "\tx"])
def test_a_spreadsheet_does_not_run_what_a_row_says(value):
    assert csv_row(finding(1, "past-midnight", Action.REPAIR, value))[2] == f"'{value}"
    assert csv_row(finding(1, "past-midnight", Action.REPAIR, "x"))[2] == "x"


def test_a_fault_of_a_column_that_serves_two_fields_is_told_once():
    found = Findings({"past-midnight": Action.IGNORE})
    found.add(1, "mail", "x@y", "unusable-address")
    found.add(1, "mail", "x@y", "unusable-address")
    found.add(1, "end", "00:30", "past-midnight")
    assert [each.kind for each in found.all] == ["unusable-address"]
