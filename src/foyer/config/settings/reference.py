# SPDX-License-Identifier: EUPL-1.2
"""The tables on the page of the reference that lists all settings, made from their declaration."""

import re
from pathlib import Path

from foyer.config.settings.declared import GROUPS
from foyer.config.settings.variables import Group

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "settings.md"
"""Where the page is, in the sources of Foyer; an installed package has none."""

_TABLE = r"(^## {title}\n\n)(?:\|.*\n)*"


def page(text: str) -> str:
    """Return the page with each table as it should be; what stands between the tables stays.

    Raises:
        LookupError: the page has no heading for a group.
    """
    for group in GROUPS:
        place = re.compile(_TABLE.format(title=re.escape(group.title)), re.MULTILINE)
        text, found = place.subn(lambda heading, group=group: heading[1] + _table(group), text)  # type: ignore[misc]
        if not found:
            raise LookupError(f"{PAGE} needs a heading '## {group.title}' with an empty line below it")
    return text


def is_current() -> bool:
    """Say whether the page in the sources has the tables that the declaration makes, and no other."""
    return is_made(PAGE.read_text(encoding="utf-8"))


def is_made(text: str) -> bool:
    """Say whether a page has the tables that the declaration makes, and tells of each variable once."""
    told = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    return page(text) == text and len(told) == len(set(told))


def _table(group: Group) -> str:
    lines = ["| variable | form | default | meaning |", "| --- | --- | --- | --- |"]
    for one in group.variables:
        form = f"{one.form}, secret" if one.secret else one.form
        lines.append(f"| `{one.name}` | {form} | {one.default} | {one.meaning} |")
    return "\n".join(lines) + "\n"
