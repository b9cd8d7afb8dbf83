# SPDX-License-Identifier: EUPL-1.2
"""Status, booking and attendance as sources write them, as the contract writes them."""

from foyer.blocks.imports.rules.texts import fold

_CANCELLED = (
    "unavailable", "cancelled", "canceled", "afgelast", "geannuleerd", "annule", "abgesagt", "gaat niet door",
    "eventcancelled",
)  # fmt: skip
_POSTPONED = ("temporarilyunavailable", "postponed", "uitgesteld", "reporte", "verschoben", "eventpostponed")
_SOLD_OUT = (
    "unavailable",
    "uitverkocht",
    "volzet",
    "sold out",
    "soldout",
    "complet",
    "ausverkauft",
    "volgeboekt",
)
_ATTENDANCE = {
    "offline": "offline", "fysiek": "offline", "ter plaatse": "offline", "1": "offline",
    "online": "online", "virtueel": "online", "2": "online",
    "mixed": "mixed", "hybride": "mixed", "hybrid": "mixed", "3": "mixed",
}  # fmt: skip


def status_of(text: str) -> str:
    """Return Available, TemporarilyUnavailable (postponed) or Unavailable (cancelled)."""
    word = fold(text).rpartition("/")[2]
    if word in _CANCELLED:
        return "Unavailable"
    return "TemporarilyUnavailable" if word in _POSTPONED else "Available"


def availability_of(text: str) -> str:
    """Return Available, or Unavailable where there are no tickets left."""
    return "Unavailable" if fold(text).rpartition("/")[2] in _SOLD_OUT else "Available"


def attendance_of(text: str, has_venue: bool, has_url: bool) -> str:
    """Return offline, online or mixed; where the source does not say it, from what there is."""
    said = _ATTENDANCE.get(fold(text), "")
    if said == "mixed" and not has_venue:
        return "online"
    return said or ("offline" if has_venue or not has_url else "online")
