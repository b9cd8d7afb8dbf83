# SPDX-License-Identifier: EUPL-1.2
"""Who may call what: one line a kind of operation, one column a kind of caller.

`in` means that the call is done; a number is the status of the refusal. A browser session opens no API.
"""

from rights.parts import parts

CALLERS = ("nobody", "key only", "another", "owner", "contributor", "god", "staff session")

PUBLIC = ("in",) * 7
SEARCH = (401, "in", "in", "in", "in", "in", 401)
ANYONE_KNOWN = (401, 401, "in", "in", "in", "in", 401)
EDIT = (401, 401, 403, "in", "in", "in", 401)
ADMINISTRATION = (401, 401, 403, 403, 403, "in", 401)

# Operations of the entry API without the kind in front; `kind-...` where one kind differs.
ENTRY = {
    "search": PUBLIC,
    "get": PUBLIC,
    "calendar-summary-get": PUBLIC,
    "post": ANYONE_KNOWN,
    "import-post": ANYONE_KNOWN,
    "label-put": ANYONE_KNOWN,
    "label-delete": ANYONE_KNOWN,
    "labels-post": ANYONE_KNOWN,
    "place-events-get": ANYONE_KNOWN,
    "permissions-get": ANYONE_KNOWN,
    "permissions-user-get": PUBLIC,
    "permission-get": ANYONE_KNOWN,
    "permission-user-get": PUBLIC,
    "facilities-put": ADMINISTRATION,
    "history-get": ADMINISTRATION,
    "organizer-delete": ADMINISTRATION,
    "event-organizer-delete": EDIT,
    "place-organizer-delete": EDIT,
}
EDITED = {
    *("put", "delete", "import-put", "status-put", "workflow-status-put", "name-put", "name-language-put"),
    *("available-from-put", "booking-availability-put", "contact-point-put", "contact-point-post"),
    *("booking-info-put", "booking-info-post", "price-info-put", "calendar-put", "description-put"),
    *("description-delete", "typical-age-range-put", "typical-age-range-post", "typical-age-range-delete"),
    *("type-put", "organizer-put", "labels-put", "contributors-get", "contributors-put", "sub-events-patch"),
    *("copies-post", "location-put", "theme-put", "theme-delete", "attendance-mode-put", "online-url-put"),
    *("online-url-delete", "audience-put", "children-only-put", "birthdate-range-put"),
    *("birthdate-range-delete", "departure-places-put", "faqs-put", "address-put", "address-post"),
    *("address-language-put", "address-delete", "url-put", "educational-description-put"),
    *("images-post", "images-patch", "image-put", "image-post", "image-main-put", "image-main-post"),
    *(
        "image-delete",
        "educational-description-delete",
        "videos-post",
        "videos-patch",
        "video-delete",
        "major-info-put",
    ),
    *("major-info-post", "title-post", "description-post", "organizer-post", "patch"),
}


def of_entry(operation: str) -> tuple[int | str, ...] | None:
    """Return the line of an operation of the entry API, or None where the table has none."""
    for part in parts():
        if operation in part.LINES:
            line: tuple[int | str, ...] = part.LINES[operation]
            return line
    rest = operation.partition("-")[2]
    if line := ENTRY.get(operation) or ENTRY.get(rest):
        return line
    return EDIT if rest in EDITED else None


# Further kinds of callers; what they are answered follows from the line, but for what is told here or in the
# `MORE` of a part. `role here` is in a role whose constraint covers the items, `role elsewhere` in one that
# does not; `manager` is in a role that holds what needs no constraint; the configuration gives `program` what
# `role here` has; `id token` is the owner with a token of an old kind and a key, or without the key.
MORE_CALLERS = ("role here", "role elsewhere", "manager", "program", "id token", "id token alone")
EXCEPTIONS: dict[str, dict[str, int | str]] = {
    # No permission opens the history.
    "event-history-get": {"manager": 403},
    "place-history-get": {"manager": 403},
}


def told(operation: str) -> dict[str, int | str]:
    """Return what each kind of caller is answered to an operation of the entry API."""
    line = of_entry(operation) or ()
    usual: dict[str, int | str] = dict(zip(CALLERS, line, strict=True))
    here = "in" if line == EDIT else usual["another"]
    derived: dict[str, int | str] = {
        "role here": here,
        "role elsewhere": usual["another"],
        "manager": "in" if line == ADMINISTRATION else usual["another"],
        "program": here,
        "id token": usual["owner"],
        "id token alone": usual["key only"],
    }
    for part in parts():
        derived |= getattr(part, "MORE", {}).get(operation, {})
    return usual | derived | EXCEPTIONS.get(operation, {})


OTHERS = {"search": SEARCH, "geo": PUBLIC, "taxonomy": PUBLIC, "exports": ANYONE_KNOWN}

# Pages by (method, route): what a visitor, a person with an account and staff are answered.
TO_SIGN_IN = (302, 403, 200)
DONE_BY_STAFF = (302, 403, 302)
ALL = (200, 200, 200)
MOVED = (301, 301, 301)
SENT_ON = (302, 302, 302)
WRONG_METHOD = (405, 405, 405)
NOT_THERE = (404, 404, 404)
PAGES = {
    ("GET", "favicon.ico"): ALL,
    ("GET", "robots.txt"): ALL,
    ("GET", "sitemap.xml"): ALL,
    ("GET", "sitemap/pages.xml"): ALL,
    ("GET", "sitemap/<slug:kind>-<int:part>.xml"): ALL,
    ("GET", "poster/<int:edition>/<slug:family>/<str:seed>.svg"): ALL,
    ("GET", "map/ground/<int:level>.json"): ALL,
    ("GET", "map/outline/<str:region>.json"): ALL,
    ("GET", "map/pin.svg"): ALL,
    ("GET", "scheme"): WRONG_METHOD,
    ("POST", "scheme"): SENT_ON,
    ("GET", "language/<str:code>"): SENT_ON,
    ("GET", "agenda/e/<str:name>/<str:identifier>"): MOVED,
    ("GET", "agenda/l/<str:name>/<str:identifier>"): MOVED,
    ("GET", "status"): ALL,
    # Nobody is named for weak spots in these tests.
    ("GET", ".well-known/security.txt"): (404, 404, 404),
    ("GET", "sign-in"): (200, 302, 302),
    ("GET", "sign-out"): WRONG_METHOD,
    ("POST", "sign-out"): SENT_ON,
    ("GET", "password"): (302, 200, 200),
    ("POST", "password"): (302, 200, 200),
    ("GET", "staff/"): TO_SIGN_IN,
    ("POST", "staff/"): WRONG_METHOD,
    ("POST", "staff/retry"): DONE_BY_STAFF,
    ("GET", "staff/retry"): WRONG_METHOD,
    ("POST", "staff/jobs/<str:job_id>"): DONE_BY_STAFF,
    ("GET", "staff/jobs/<str:job_id>"): WRONG_METHOD,
    ("POST", "staff/keys/<str:key_id>"): DONE_BY_STAFF,
    ("GET", "staff/keys/<str:key_id>"): WRONG_METHOD,
    ("GET", "staff/letters"): TO_SIGN_IN,
    ("GET", "staff/letters/<str:letter_id>"): TO_SIGN_IN,
    ("GET", "staff/letters/<str:letter_id>/body"): TO_SIGN_IN,
    ("POST", "staff/letters/<str:letter_id>/again"): DONE_BY_STAFF,
    ("GET", "staff/letters/<str:letter_id>/again"): WRONG_METHOD,
    ("POST", "staff/refused-addresses/<str:refusal_id>"): DONE_BY_STAFF,
    ("GET", "staff/refused-addresses/<str:refusal_id>"): WRONG_METHOD,
    # Opened by the sealed link of a letter, whoever holds it; these tests hold none.
    ("GET", "letters/unsubscribe"): NOT_THERE,
    ("POST", "letters/unsubscribe"): NOT_THERE,
    ("GET", "nl/letters"): NOT_THERE,
    ("POST", "nl/letters"): NOT_THERE,
    # Opened by the signature of a mail service; here is none.
    ("POST", "mail/events"): NOT_THERE,
    ("GET", "mail/events"): WRONG_METHOD,
    ("GET", "nl/"): ALL,
    ("GET", "nl/agenda"): ALL,
    ("GET", "nl/agenda/where"): ALL,
    ("GET", "nl/e/<str:_name>/<str:identifier>"): ALL,
    ("GET", "nl/e/<str:_name>/<str:identifier>/agenda.ics"): ALL,
    ("GET", "nl/l/<str:_name>/<str:identifier>"): ALL,
    ("GET", "nl/o/<str:_name>/<str:identifier>"): ALL,
    ("GET", "nl/style"): ALL,
}
