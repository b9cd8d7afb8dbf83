# SPDX-License-Identifier: EUPL-1.2
"""Exports: how much, for how long, and where their files are."""

from pathlib import Path

from foyer.config.settings.environment import HOME, address, text
from foyer.config.settings.offers import FOYER_ENTRY_URL

__all__ = [
    "FOYER_BRANDS_FOLDER",
    "FOYER_DOWNLOADS_FOLDER",
    "FOYER_DOWNLOADS_URL",
    "FOYER_EXPORTS_KEPT_DAYS",
    "FOYER_EXPORT_MAXIMUM",
]


def _number(name: str, given: str, most: int) -> int:
    if not given.isdecimal() or not 0 < int(given) <= most:
        raise ValueError(f"{name} must be a whole number from 1 to {most}, not {given!r}")
    return int(given)


# The address that links to exports begin with; the entry API answers there, below /downloads.
FOYER_DOWNLOADS_URL = address("FOYER_DOWNLOADS_URL", f"{FOYER_ENTRY_URL}/downloads")
FOYER_DOWNLOADS_FOLDER = Path(text("FOYER_DOWNLOADS_FOLDER", str(HOME / "downloads"))).resolve()
FOYER_EXPORT_MAXIMUM = _number("FOYER_EXPORT_MAXIMUM", text("FOYER_EXPORT_MAXIMUM", "50000"), 1_000_000)
# No longer than jobs are remembered.
FOYER_EXPORTS_KEPT_DAYS = _number("FOYER_EXPORTS_KEPT_DAYS", text("FOYER_EXPORTS_KEPT_DAYS", "14"), 30)
# Names, colours and logos of brands, for printed lists.
FOYER_BRANDS_FOLDER = Path(text("FOYER_BRANDS_FOLDER", str(HOME / "brands"))).resolve()
