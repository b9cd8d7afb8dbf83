# SPDX-License-Identifier: EUPL-1.2
"""The problem documents of the entry contract: fixed types and texts, one function a kind."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from foyer.kernel.problems import OWN, Problem

PREFIX = "https://api.publiq.be/probs/"

NAMES = {"event": "event", "place": "place", "organizer": "Organizer"}


class Fault(Protocol):
    """One thing wrong with a body: where, and what."""

    @property
    def pointer(self) -> str: ...
    @property
    def text(self) -> str: ...


def problem(
    name: str, title: str, status: int, detail: str | None = None, extra: Mapping[str, Any] | None = None
) -> Problem:
    """Return a problem of the contract."""
    return Problem(PREFIX + name, title, status, detail, extra or {})


def too_many_values(most: int) -> Problem:
    """Return the problem of a body with so many values that judging it would take too long."""
    return Problem(
        OWN + "body-too-large",
        "Content Too Large",
        413,
        f"A request body may have {most} values. Split what you send into smaller requests.",
    )


def body_missing() -> Problem:
    """Return the problem of an empty body."""
    return problem("body/missing", "Body missing", 400)


def invalid_syntax() -> Problem:
    """Return the problem of a body that is not JSON."""
    return problem(
        "body/invalid-syntax",
        "Invalid body syntax",
        400,
        "The given request body could not be parsed as JSON.",
    )


def invalid_data(faults: Iterable[Fault]) -> Problem:
    """Return the problem of a body that breaks the schema or a rule; at most 100 faults are shown."""
    shown = [{"jsonPointer": fault.pointer, "error": fault.text} for fault in faults]
    return problem("body/invalid-data", "Invalid body data", 400, None, {"schemaErrors": shown[:100]})


def invalid_detail(detail: str) -> Problem:
    """Return the problem of a body that breaks a rule without a place in the body."""
    return problem("body/invalid-data", "Invalid body data", 400, detail)


def unreadable(reason: str) -> Problem:
    """Return the problem of a document that linked data cannot be made of."""
    return problem(
        "body/invalid-json-data-for-rdf-creation", "Invalid JSON data for RDF creation", 400, reason
    )


def invalid_payload(messages: Mapping[str, str]) -> Problem:
    """Return the problem of a body of an old form: messages by the name of what they are about."""
    return Problem("about:blank", "Invalid payload.", 400, None, {"validation_messages": dict(messages)})


def legacy(title: str) -> Problem:
    """Return the problem of a call of an old form that breaks a rule: all that is told is the title."""
    return Problem("about:blank", title, 400)


def unauthorized(detail: str) -> Problem:
    """Return the problem of credentials that are missing or wrong."""
    return problem("auth/unauthorized", "Unauthorized", 401, detail)


def forbidden(detail: str) -> Problem:
    """Return the problem of a caller who may not do this."""
    return problem("auth/forbidden", "Forbidden", 403, detail)


def not_found(detail: str | None = None) -> Problem:
    """Return the problem of an address where nothing is."""
    return problem("url/not-found", "Not Found", 404, detail)


def item_not_found(kind: str, public_id: str) -> Problem:
    """Return the problem of an event, place or organiser that does not exist."""
    return not_found(f'The {NAMES[kind]} with id "{public_id}" was not found.')


def damaged(kind: str, public_id: str) -> Problem:
    """Return the problem of an item of which nothing can be shown: what is kept of it is no JSON."""
    return Problem(
        OWN + "record-damaged",
        "Record damaged",
        404,
        f'The record of the {NAMES[kind]} with id "{public_id}" is damaged. Tell whoever runs this Foyer.',
    )


def image_not_found(image_id: str) -> Problem:
    """Return the problem of an image that nobody uploaded."""
    return not_found(f'The Image with id "{image_id}" was not found.')


def image_must_be_linked(image_id: str) -> Problem:
    """Return the problem of an image that the item does not show."""
    return problem(
        "body/image-must-be-linked-to-resource",
        "Image must be linked to resource",
        400,
        f"The image with id {image_id} is not linked to the resource. "
        "Add it first before you can perform an action.",
    )


def id_not_found(kind: str, public_id: str) -> Problem:
    """Return the problem of an unknown id under which nothing new can be made either."""
    return not_found(f"{item_not_found(kind, public_id).detail} A new one needs a UUID as its id.")


def method_not_allowed(allowed: Iterable[str]) -> Problem:
    """Return the problem of a method that a route does not have."""
    return problem("method/not-allowed", "Method not allowed", 405, f"Allowed: {', '.join(allowed)}")


def unsupported_media_type() -> Problem:
    """Return the problem of a content type that an operation does not take."""
    return problem("header/unsupported-media-type", "Unsupported media type", 415)


def duplicate_url(given: str, normalized: str) -> Problem:
    """Return the problem of an organiser whose website another one has."""
    return problem(
        "uitdatabank/duplicate-url",
        "Duplicate URL",
        400,
        f"The url {given} (normalized to {normalized}) is already in use.",
    )


def duplicate_place(address: str) -> Problem:
    """Return the problem of a place that exists already; `address` is its url."""
    return problem(
        "uitdatabank/duplicate-place",
        "Duplicate place",
        409,
        "A place with this address / name combination already exists. "
        "Please use the existing place for your purposes.",
        {"duplicatePlaceUri": address},
    )


def id_in_use() -> Problem:
    """Return the problem of an id that an item of another kind has."""
    return problem("uitdatabank/resource-id-already-in-use", "Resource id already in use", 400)


def card_place() -> Problem:
    """Return the problem of deleting a place where the card system has a counter."""
    return problem(
        "uitdatabank/cannot-delete-uitpas-place",
        "Cannot delete UiTPAS place",
        403,
        "Place is an UiTPAS counter. UiTPAS places cannot be deleted.",
    )


def has_ticket_sales(event_id: str) -> Problem:
    """Return the problem of changing an event of which tickets were sold with a card."""
    return problem(
        "uitdatabank/event-has-uitpas-ticket-sales",
        "Event has UiTPAS ticket sales",
        400,
        f"Event with id '{event_id}' has ticket sales in UiTPAS, which makes it impossible to change its "
        "organizer, UiTPAS card systems, and UiTPAS distribution keys.",
    )


def bad_gateway(detail: str) -> Problem:
    """Return the problem of a service outside that does not answer."""
    return Problem("about:blank", "Bad Gateway", 502, detail)


def invalid_transition(current: str, wanted: str) -> Problem:
    """Return the problem of a workflow status that cannot follow the present one."""
    return problem(
        "uitdatabank/invalid-workflow-status-transition",
        "Invalid workflowStatus transition",
        400,
        f'Cannot transition from workflowStatus "{current}" to "{wanted}".',
    )


def calendar_type_not_supported(calendar_type: str) -> Problem:
    """Return the problem of changing sub-events where there are none."""
    return problem(
        "uitdatabank/calendar-type-not-supported",
        "Calendar type not supported",
        400,
        f'Updating booking availability on calendar type: "{calendar_type.upper()}" is not supported. '
        "Only single and multiple calendar types can be updated.",
    )


def label_not_allowed(name: str) -> Problem:
    """Return the problem of a private label that the caller may not use."""
    return problem(
        "uitdatabank/label-not-allowed",
        "Label not allowed",
        403,
        f'The label "{name}" is reserved and you do not have sufficient permissions to use it.',
        {"label": name},
    )


def changed_meanwhile(kind: str, public_id: str, version: str | None) -> Problem:
    """Return the problem of a change that was to be made on another version than the present one."""
    name = NAMES[kind].lower()
    now = "There is none any more." if version is None else f'Its ETag is now "{version}".'
    return Problem(
        OWN + "changed-meanwhile",
        "Precondition Failed",
        412,
        f'The {name} with id "{public_id}" is not the one that the condition of this call names. {now} '
        "Nothing was changed. Read it again, and make your change on what it is now.",
        {} if version is None else {"etag": f'"{version}"'},
    )


def language_not_supported() -> Problem:
    """Return the problem of a path that names something else where a language belongs."""
    return not_found("The provided language route parameter is not supported.")
