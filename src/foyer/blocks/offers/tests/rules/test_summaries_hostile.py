# SPDX-License-Identifier: EUPL-1.2
"""Texts that people enter into calendars are words in a summary as HTML, never markup."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from foyer.blocks.offers.rules.summaries import LANGUAGES, summary
from foyer.blocks.offers.tests.rules.linked_data.samples import MULTIPLE, PERIODIC, PERMANENT, SINGLE

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</span></p><svg onload=alert(1)>",
    "&lt;b&gt;",
)
KINDS = {"single": SINGLE, "multiple": MULTIPLE, "periodic": PERIODIC, "permanent": PERMANENT}


class Elements(HTMLParser):
    """Gathers elements with the names of their attributes, and the words of an attribute or between."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.words = set(), ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found |= {tag, *(f"{tag}@{name}" for name, _ in attributes)}
        self.words += "".join(value or "" for _, value in attributes)

    def handle_data(self, data):
        self.words += data


def document(kind, text):
    said = dict.fromkeys(LANGUAGES, text)
    status = {"type": "Unavailable", "reason": said}
    found = {**KINDS[kind], "status": status}
    if "subEvent" in found:
        found["subEvent"] = [{**one, "status": status} for one in found["subEvent"]]
    hours = [{"opens": "10:00", "closes": "12:00", "dayOfWeek": ["monday"]}]
    days = {"startDate": "2026-07-20", "endDate": "2026-07-21", "description": said}
    if "subEvent" not in found:
        found["openingHoursClosedDays"] = [days]
        found["openingHoursAdjustedDays"] = [
            {**days, "startDate": "2026-08-03", "endDate": "2026-08-09", "openingHours": hours}
        ]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", ["xs", "sm", "md", "lg", "xl"])
def test_no_text_becomes_an_element(kind, size):
    for language in LANGUAGES:
        usual = Elements(summary(document(kind, "Ziek"), size, "html", language=language, now=NOW))
        for text in HOSTILE:
            made = summary(document(kind, text), size, "html", language=language, now=NOW)
            shown = Elements(made)
            assert shown.found == usual.found, made
            assert (text in shown.words) is ("Ziek" in usual.words), made
