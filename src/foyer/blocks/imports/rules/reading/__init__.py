# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to rows: what kind of file it is, its encoding, its records."""

from foyer.blocks.imports.rules.reading.read import read

__all__ = ["read"]
