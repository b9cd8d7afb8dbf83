# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the bodies of productions: a message a field, in the words of the contract."""

from typing import Any

MOST_EVENTS = 1_000
LONGEST_ID = 255
REQUIRED = "Required but could not be found"
EMPTY = "Cannot be empty"
NO_TEXT = "Should be a text"
NO_IDS = "Should be a list of ids of events"
NONE = "At least one event should be provided"
TOO_MANY = f"At most {MOST_EVENTS} events should be provided"
NO_PAIR = "At least two events should be provided"
MORE_THAN_A_PAIR = "At most two events should be provided"


def of_name(body: Any) -> dict[str, str]:
    """Return the messages of a body with a `name`."""
    if not isinstance(body, dict) or "name" not in body:
        return {"name": REQUIRED}
    if not isinstance(body["name"], str):
        return {"name": NO_TEXT}
    return {} if body["name"].strip() else {"name": EMPTY}


def of_production(body: Any) -> dict[str, str]:
    """Return the messages of a body with a `name` and `eventIds`."""
    found = of_name(body)
    events = _events(body)
    if isinstance(events, str):
        found["eventIds"] = events
    elif not events:
        found["eventIds"] = NONE
    elif len(events) > MOST_EVENTS:
        found["eventIds"] = TOO_MANY
    return found


def of_pair(body: Any) -> dict[str, str]:
    """Return the messages of a body with two `eventIds`."""
    events = _events(body)
    if isinstance(events, str):
        return {"eventIds": events}
    # The pair is kept whether there are such events or not; longer ids no event can have.
    if any(len(event) > LONGEST_ID for event in events):
        return {"eventIds": NO_IDS}
    if len(set(events)) < 2:
        return {"eventIds": NO_PAIR}
    return {"eventIds": MORE_THAN_A_PAIR} if len(set(events)) > 2 else {}


def _events(body: Any) -> list[str] | str:
    """Return the ids of events in a body, or the message that they are none."""
    if not isinstance(body, dict) or "eventIds" not in body:
        return REQUIRED
    events = body["eventIds"]
    if not isinstance(events, list) or not all(isinstance(event, str) and event for event in events):
        return NO_IDS
    return events
