# SPDX-License-Identifier: EUPL-1.2
"""In which form an answer is given: what a client asks for, by the rules of HTTP for `Accept`."""

import re

LD_JSON = "application/ld+json"
JSON = "application/json"
OFFERED = (LD_JSON, JSON)
_QUALITY = re.compile(r"[01](\.[0-9]{0,3})?")


def chosen(accept: str) -> str | None:
    """Return the form that a client likes best, or None where it takes none of ours.

    Without a wish, or liking both the same, it is JSON-LD.
    """
    if not accept.strip():
        return LD_JSON
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best = max(OFFERED, key=lambda form: (_liking(form, ranges), form == LD_JSON))
    return best if _liking(best, ranges) > 0 else None


def _range(part: str) -> tuple[str, float]:
    form, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((text[2:].strip() for text in parameters if text.startswith("q=")), "1")
    return form, float(quality) if _QUALITY.fullmatch(quality) else 1.0


def _liking(form: str, ranges: list[tuple[str, float]]) -> float:
    """Return how much a client likes a form: what it says most closely counts."""
    for pattern in (form, f"{form.partition('/')[0]}/*", "*/*"):
        likings = [quality for name, quality in ranges if name == pattern]
        if likings:
            return max(likings)
    return 0.0
