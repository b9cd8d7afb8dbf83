# SPDX-License-Identifier: EUPL-1.2
"""The source files that the architecture tests look at."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "foyer"
BLOCKS = SOURCE / "blocks"


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root of the project and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def block(self) -> str | None:
        parts = Path(self.path).parts
        return parts[3] if parts[:3] == ("src", "foyer", "blocks") and len(parts) > 4 else None

    @property
    def room(self) -> str:
        """The room of a block that a file stands in: rules, services, public.py ..."""
        return Path(self.path).parts[4]

    @property
    def is_test(self) -> bool:
        return "tests" in Path(self.path).parts

    @property
    def is_migration(self) -> bool:
        return "migrations" in Path(self.path).parts

    def imported(self) -> set[str]:
        """Every module that is imported, wherever it stands in the file; `from a import b` gives a.b."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
        return names


@cache
def sources() -> tuple[Source, ...]:
    """Return all Python files of the project, tests and benchmarks too."""
    folders = [ROOT / "src", ROOT / "tests", ROOT / "bench"]
    files = sorted(file for folder in folders for file in folder.rglob("*.py"))
    found = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        found.append(Source(str(file.relative_to(ROOT)), text, ast.parse(text)))
    return tuple(found)


def blocks() -> list[str]:
    """Return the names of all blocks."""
    return sorted(folder.name for folder in BLOCKS.iterdir() if (folder / "__init__.py").exists())
