# SPDX-License-Identifier: EUPL-1.2
"""Rules that only events have."""

from foyer.blocks.offers.rules import attendance as attendance_rules
from foyer.blocks.offers.rules import birthdates as birthdate_rules
from foyer.blocks.offers.rules.addresses import linked
from foyer.blocks.offers.rules.check.subject import Finding, Subject
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.refusals import ages_and_birthdates, departure_without_children
from foyer.kernel.ids import NIL


def attendance(subject: Subject) -> Finding:
    """People who attend have a place to go to; an online event has none."""
    mode = subject.document.get("attendanceMode", attendance_rules.OFFLINE)
    text = attendance_rules.location_fault(mode, linked(subject.document["location"]) == NIL)
    return [SchemaError("/attendanceMode", text)] if text else None


def ages_or_birthdates(subject: Subject) -> Finding:
    """An event tells ages or birth dates, not both."""
    both = "typicalAgeRange" in subject.document and "birthdateRange" in subject.document
    return ages_and_birthdates() if both else None


def capacity(subject: Subject) -> Finding:
    """Only events with sub-events have a number of places."""
    if subject.document["calendarType"] in {"single", "multiple"}:
        return None
    if "capacity" not in subject.document.get("bookingAvailability", ()):
        return None
    return [
        SchemaError(
            "/bookingAvailability/capacity",
            "capacity is not supported on events with a permanent or periodic calendar.",
        )
    ]


def birthdates(subject: Subject) -> Finding:
    """A range of birth dates does not run backwards."""
    asked = subject.document.get("birthdateRange")
    if asked is not None and birthdate_rules.backwards(asked):
        return [SchemaError("/birthdateRange", birthdate_rules.BACKWARDS)]
    return None


def location(subject: Subject) -> Finding:
    """The place exists; the nil place always does."""
    place_id = linked(subject.document["location"])
    if place_id is None or place_id == NIL or subject.known.place_exists(place_id):
        return None
    return [SchemaError("/location", f'The location with id "{place_id}" was not found.')]


def online_url(subject: Subject) -> Finding:
    """Only an event that is (also) online has an address online."""
    document = subject.document
    if "onlineUrl" in document and document.get("attendanceMode", attendance_rules.OFFLINE) == "offline":
        return [SchemaError("/onlineUrl", attendance_rules.ONLINE_URL)]
    return None


def departure_places(subject: Subject) -> Finding:
    """Only events for children only have places of departure."""
    document = subject.document
    if document.get("departurePlaces") and document.get("childrenOnly") is not True:
        return departure_without_children(subject.item_id)
    return None
