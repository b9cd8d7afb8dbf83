# SPDX-License-Identifier: EUPL-1.2
"""Parts that only need to follow each other."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO


def append(file: BinaryIO, parts: Sequence[Path], between: bytes = b"") -> None:
    """Append files to a file, with something between two that hold anything."""
    begun = False
    for path in parts:
        if path.stat().st_size == 0:
            continue
        if begun:
            file.write(between)
        begun = True
        with path.open("rb") as part:
            shutil.copyfileobj(part, file, 1 << 20)
