# SPDX-License-Identifier: EUPL-1.2
"""The tutorial says what really happens."""

import re

import pytest

from foyer.blocks.imports.tests.mappings import EXAMPLES
from foyer.blocks.imports.tests.test_command import LINDEVELD, command

TUTORIAL = (EXAMPLES.parent / "docs" / "tutorials" / "from-a-spreadsheet-to-an-agenda.md").read_text("utf-8")


def mappings() -> list[str]:
    """Return the mapping as it stands after each step: later blocks replace the keys that they have."""
    keys: dict[str, str] = {}
    states = []
    for block in re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL):
        for part in re.split(r"^(?=\w)", block, flags=re.MULTILINE):
            if part.strip():
                keys[part.partition(":")[0]] = part.rstrip() + "\n\n"
        states.append("".join(keys.values()))
    return states


def said(shown: str) -> None:
    """Check that what was printed stands in the tutorial."""
    counts = [line for line in shown.splitlines() if re.match(r"\d+ (rows|events):", line)]
    assert counts
    assert counts[0] in TUTORIAL


@pytest.mark.django_db
def test_the_steps_of_the_tutorial(tmp_path):
    steps = []
    for number, text in enumerate(mappings()):
        path = tmp_path / f"step-{number}.yaml"
        path.write_text(text, encoding="utf-8")
        steps.append(path)
    first, second, third = steps
    shown, _ = command(LINDEVELD, first, dry_run=True)
    said(shown)
    assert "89 events: 89 would be new, 0 would be changed, 0 as before" in shown
    assert "27 would be new" in shown
    assert "Muizen" in shown
    said(command(LINDEVELD, second, dry_run=True)[0])
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        third.read_text(encoding="utf-8").replace("theme: Circus", "theme: Circsu"), encoding="utf-8"
    )
    shown, code = command(LINDEVELD, wrong)
    assert code == 2
    assert shown.splitlines()[-1] in TUTORIAL
    said(command(LINDEVELD, third)[0])
    programme = tmp_path / "programme.csv"
    lines = LINDEVELD.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("Openluchtfilm: De brug")]
    moved = [line.replace("21:30", "21:00") if line.startswith("Koord,") else line for line in kept]
    programme.write_text("".join(moved), encoding="utf-8")
    shown, _ = command(programme, third, withdraw_missing=True)
    assert "88 events: 0 new, 1 changed, 87 as before, 1 withdrawn" in shown
    assert "88 events: 0 new, 1 changed, 87 as before, 1 withdrawn" in TUTORIAL
