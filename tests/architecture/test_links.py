# SPDX-License-Identifier: EUPL-1.2
"""Links between pages of the documentation lead somewhere."""

import re
from pathlib import Path

import pytest

from architecture.sources import ROOT

PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def targets(page: Path) -> list[str]:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    return [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    assert [link for link in targets(page) if not (page.parent / link).exists()] == []


def test_every_page_is_linked() -> None:
    linked = {(page.parent / link).resolve() for page in PAGES for link in targets(page)}
    unlinked = [page for page in PAGES if page.parent != ROOT and page.resolve() not in linked]
    assert [str(page.relative_to(ROOT)) for page in unlinked] == []
