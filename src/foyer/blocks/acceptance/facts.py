# SPDX-License-Identifier: EUPL-1.2
"""What an environment made up for itself: API keys, their ids, and secrets of clients.

Kept in a file of the installation (mode 600), so that a second start tells the same.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

_NAME = "facts.json"


@dataclass(frozen=True)
class Facts:
    """API keys and their ids by name; secrets of clients by client id."""

    keys: dict[str, str]
    key_ids: dict[str, str]
    secrets: dict[str, str]

    @classmethod
    def read(cls, folder: Path) -> "Facts | None":
        """Return what a folder holds, or None where nothing was kept."""
        try:
            return cls(**json.loads((folder / _NAME).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None

    def keep(self, folder: Path) -> None:
        """Write it, for the own account alone; whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = folder / f"{_NAME}.new"
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file, indent=2)
        made.replace(folder / _NAME)
