# SPDX-License-Identifier: EUPL-1.2
"""Old spellings of paths, rewritten before anything else looks at them."""

import re

_SINGULAR = {"event": "events", "place": "places"}
_RENAMED = {
    "bookingAvailability": "booking-availability",
    "bookingInfo": "booking-info",
    "cardSystems": "card-systems",
    "contactPoint": "contact-point",
    "distributionKey": "distribution-key",
    "majorInfo": "major-info",
    "priceInfo": "price-info",
    "subEvents": "sub-events",
    "typicalAgeRange": "typical-age-range",
    "departurePlaces": "departure-places",
    "birthdateRange": "birthdate-range",
    "/calsum": "/calendar-summary",
    "news_articles": "news-articles",
}
_OLD = re.compile("|".join(map(re.escape, _RENAMED)))


def rewritten(path: str) -> str:
    """Return a path in its present spelling, with a slash at its end.

    The old words are replaced wherever they stand, also inside longer ones.
    """
    first, slash, rest = path.removeprefix("/").partition("/")
    present = f"/{_SINGULAR.get(first, first)}{slash}{rest}"
    # All old words but one have a capital or a low line, and nearly all paths have neither.
    if not present.islower() or "_" in present or "/calsum" in present:
        present = _OLD.sub(lambda found: _RENAMED[found[0]], present)
    return present if present.endswith("/") else present + "/"
