# SPDX-License-Identifier: EUPL-1.2
"""Summaries of calendars as the cells of an export need them."""

from foyer.blocks.exports.rules.cells import Summary
from foyer.blocks.exports.rules.values import Json
from foyer.blocks.offers.public import calendar_summary
from foyer.kernel import clock
from foyer.kernel.texts import LANGUAGES


def summary_in(language: str) -> Summary:
    """Return what summarises the calendar of an event or place in a language, as it is today."""
    now, told = clock.now(), language if language in LANGUAGES else LANGUAGES[0]

    def summary(document: Json, size: str) -> str:
        if "calendarType" not in document:
            return ""
        return calendar_summary(document, size, "text", language=told, now=now).strip()

    return summary
