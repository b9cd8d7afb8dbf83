# SPDX-License-Identifier: EUPL-1.2
"""The self-check against ASVS names evidence that is there, and says of what is open what is missing."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "asvs.md"
ROOMS = (ROOT, ROOT / "src/foyer", ROOT / "src/foyer/blocks", ROOT / "src/foyer/config", ROOT / "tests")


def rows(text: str) -> list[list[str]]:
    """Return the cells of each line of the table."""
    lines = (line.strip("|").split(" | ") for line in text.splitlines() if re.match(r"\| \d", line))
    return [[cell.strip() for cell in line] for line in lines]


def missing(evidence: str) -> list[str]:
    """Return the files that evidence names and that are not there; a name alone follows one before it."""
    wrong, before = [], ROOT
    for name in re.findall(r"`([\w./-]+/[\w./-]*|test_\w+\.py)`|\]\(([\w./-]+)\)", evidence):
        path = name[0] or name[1]
        places = [room / path for room in (*ROOMS, before, PAGE.parent)]
        found = next((place for place in places if place.exists()), None)
        if found is None:
            wrong.append(path)
        else:
            before = found.parent
    return wrong


@pytest.mark.parametrize("row", rows(PAGE.read_text(encoding="utf-8")), ids=lambda row: row[0])
def test_each_line_is_true(row: list[str]) -> None:
    number, asked, state, evidence = row
    assert re.fullmatch(r"\d+\.\d+", number)
    assert asked
    assert state in {"kept", "open", "–"}
    assert evidence
    assert missing(evidence) == []


def test_what_is_not_there_is_seen() -> None:
    assert len(rows(PAGE.read_text(encoding="utf-8"))) > 40
    assert missing("`tests/rights/test_apis.py`, `test_pages.py`") == []
    assert missing("`tests/rights/test_nothing.py`; [a](../nothing.md)") == [
        "tests/rights/test_nothing.py",
        "../nothing.md",
    ]
