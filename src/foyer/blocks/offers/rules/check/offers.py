# SPDX-License-Identifier: EUPL-1.2
"""Rules that events and places share (and images, which organizers have too)."""

from foyer.blocks.offers.rules import ages as age_rules
from foyer.blocks.offers.rules import moments
from foyer.blocks.offers.rules.addresses import last_part, linked
from foyer.blocks.offers.rules.calendar import checks
from foyer.blocks.offers.rules.check.subject import Finding, Subject
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.prepare.details import IMAGES
from foyer.blocks.offers.rules.terms import type_id
from foyer.kernel.ids import is_uuid


def images(subject: Subject) -> Finding:
    """Every image was uploaded before."""
    name = IMAGES[subject.kind]
    faults = []
    for number, item in enumerate(subject.document.get(name, ())):
        url = item["@id"]
        image_id = last_part(url)
        text = f'Image with @id "{url}" does not exist.'
        if is_uuid(image_id):
            if subject.known.image(image_id) is not None:
                continue
            text = f'Image with @id "{url}" (id "{image_id}") does not exist.'
        faults.append(SchemaError(f"/{name}/{number}/@id", text))
    return faults


def ages(subject: Subject) -> Finding:
    """An age range does not run backwards."""
    text = subject.document.get("typicalAgeRange")
    if text is None:
        return None
    low, high = age_rules.bounds(text)
    if high is not None and low > high:
        return [SchemaError("/typicalAgeRange", age_rules.BACKWARDS)]
    return None


def booking_period(subject: Subject) -> Finding:
    """Booking does not end before it starts."""
    fault = booking_fault(subject.document.get("bookingInfo", {}), "bookingInfo/availabilityEnds")
    return [fault] if fault is not None else None


def booking_fault(booking: dict[str, str], pointer: str) -> SchemaError | None:
    """Return the fault of a booking period that ends before it starts, at the pointer of the request."""
    if "availabilityStarts" in booking and "availabilityEnds" in booking:
        start, end = moments.read(booking["availabilityStarts"]), moments.read(booking["availabilityEnds"])
        if end < start:
            return SchemaError(pointer, "availabilityEnds should not be before availabilityStarts")
    return None


def calendar(subject: Subject) -> Finding:
    """The calendar is possible."""
    asked = subject.calendar
    if asked is None:
        return None
    faults = checks.faults(asked)
    return faults or checks.overnight_problem(asked, type_id(subject.document))


def remaining_capacity(subject: Subject) -> Finding:
    """Only sub-events count remaining places."""
    if "remainingCapacity" in subject.document.get("bookingAvailability", ()):
        return [
            SchemaError(
                "/bookingAvailability/remainingCapacity",
                "remainingCapacity is not supported on the top-level bookingAvailability..",
            )
        ]
    return None


def organizer(subject: Subject) -> Finding:
    """The organizer exists."""
    organizer_id = linked(subject.document.get("organizer"))
    if organizer_id is None or subject.known.organizer_exists(organizer_id):
        return None
    return [SchemaError("/organizer", f'The organizer with id "{organizer_id}" was not found.')]
