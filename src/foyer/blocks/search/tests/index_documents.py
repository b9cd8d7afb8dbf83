# SPDX-License-Identifier: EUPL-1.2
"""Index documents made by hand, and an index in memory that holds them."""

from datetime import UTC, datetime

import tantivy

from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.schema import SCHEMA


def searcher_of(documents):
    """Return a searcher over (kind, index document) pairs."""
    index = tantivy.Index(SCHEMA)
    writer = index.writer(15_000_000, 1)
    for number, (kind, document) in enumerate(documents):
        writer.add_document(engine_document(kind, document))
        if number % 7 == 3:
            writer.commit()
    writer.commit()
    index.reload()
    return index.searcher()


def ids(answer):
    return [member.id for member in answer.members]


NOW = int(datetime(2026, 5, 3, 10, tzinfo=UTC).timestamp())


def seconds(text):
    """Return the epoch seconds of `2026-05-03T10:00:00+02:00`."""
    return int(datetime.fromisoformat(text).timestamp())


def _offer(identifier, fields):
    return {
        "id": [identifier],
        "workflowStatus": ["APPROVED"],
        "availableRange": [(NOW - 1000, None)],
        "address.nl.addressCountry": ["BE"],
        "audienceType": ["everyone"],
        "isDuplicate": [False],
        "childrenOnly": [False],
        "status": ["Available"],
        "bookingAvailability": ["Available"],
        **fields,
    }


def event(identifier, **fields):
    """Return an event that the default filters let through; `a__b` names the field `a.b`."""
    named = {name.replace("__", "."): values for name, values in fields.items()}
    return "event", _offer(identifier, {"attendanceMode": ["offline"], **named})


def place(identifier, **fields):
    """Return a place that the default filters let through."""
    return "place", _offer(identifier, {name.replace("__", "."): values for name, values in fields.items()})


def organizer(identifier, **fields):
    """Return an active organiser."""
    named = {name.replace("__", "."): values for name, values in fields.items()}
    return "organizer", {"id": [identifier], "workflowStatus": ["ACTIVE"], **named}


def dated(*spans, **shared):
    """Return the fields of sub-events given as (start, end, more)."""
    sub_events = [
        {
            "dateRange": (seconds(start), seconds(end)),
            "localTimeRange": [(_clock(start), _clock(end))],
            "status": "Available",
            "bookingAvailability": "Available",
            "hasChildcare": False,
            "hasOvernight": False,
            **more,
        }
        for start, end, more in spans
    ]
    return {
        "dateRange": [one["dateRange"] for one in sub_events],
        "localTimeRange": list(dict.fromkeys(time for one in sub_events for time in one["localTimeRange"])),
        "subEvent": sub_events,
        **shared,
    }


def _clock(text):
    return int(text[11:13] + text[14:16])
