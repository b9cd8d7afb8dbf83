# SPDX-License-Identifier: EUPL-1.2
"""Whether the live index was made with the columns that this program writes and asks."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import tantivy

from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.schema import SCHEMA


def index_fits() -> bool:
    """Say so; without a live index there is none that fits."""
    name = folder.pointed("live")
    if name is None:
        return False
    try:
        return bool(_columns(folder.root() / name) == _ours())
    except (OSError, ValueError, KeyError):
        return False


@cache
def _ours() -> Any:
    """Return the columns as the engine writes them down for an index made now."""
    with tempfile.TemporaryDirectory() as path:
        tantivy.Index(SCHEMA, path)
        return _columns(Path(path))


def _columns(path: Path) -> Any:
    return json.loads((path / "meta.json").read_text(encoding="utf-8"))["schema"]
