# SPDX-License-Identifier: EUPL-1.2
"""Bodies as clients send them, to start a test from."""

from typing import Any


def article(about: str = "an-event", **changed: Any) -> dict[str, Any]:
    return {
        "headline": "Een avond om te onthouden",
        "inLanguage": "nl",
        "text": "Er werd gelachen.",
        "about": about,
        "publisher": "BILL",
        "publisherLogo": "https://bill.example.org/logo.png",
        "url": "https://bill.example.org/een%20avond",
        **changed,
    }
