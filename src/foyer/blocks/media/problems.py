# SPDX-License-Identifier: EUPL-1.2
"""The problem documents of images; types, titles and most texts are constants of the contract."""

from foyer.kernel.problems import OWN, Problem

_PROBS = "https://api.publiq.be/probs/"
_TAKEN = "image/png,image/jpeg,image/gif"


def _body(name: str, title: str, detail: str) -> Problem:
    return Problem(f"{_PROBS}body/{name}", title, 400, detail)


def file_required() -> Problem:
    """Return the problem of an upload without a file."""
    return _body("file-missing", "File missing", "The file property is required")


def one_file_only() -> Problem:
    """Return the problem of an upload with several files."""
    return _body("file-missing", "File missing", "Only one file is allowed")


def field_required(name: str) -> Problem:
    """Return the problem of a form that lacks a field."""
    return _body("invalid-data", "Invalid body data", f'Form data field "{name}" is required.')


def language_malformed() -> Problem:
    """Return the problem of a form whose language is none."""
    return _body(
        "invalid-data",
        "Invalid body data",
        'Form data field "language" is must be exactly 2 lowercase letters long (for example "nl").',
    )


def holder_invalid(reason: str) -> Problem:
    """Return the problem of a form that names nobody who has the rights."""
    return _body(
        "invalid-data", "Invalid body data", f'Form data field "copyrightHolder" is invalid: {reason}'
    )


def form_unreadable() -> Problem:
    """Return the problem of a form that cannot be taken apart."""
    return _body("invalid-data", "Invalid body data", "The form data could not be read.")


def wrong_type(found: str) -> Problem:
    """Return the problem of a file that is no image of a type that is taken."""
    return _body(
        "file-invalid-type",
        "Invalid file type",
        f'The uploaded file has mime type "{found}" instead of {_TAKEN}',
    )


def unreadable(found: str) -> Problem:
    """Return the problem of an image that is broken or cut off."""
    return _body(
        "file-invalid-type",
        "Invalid file type",
        f'The uploaded file has mime type "{found}" but is damaged: it cannot be decoded to its end.',
    )


def empty() -> Problem:
    """Return the problem of a file without content."""
    return _body(
        "file-invalid-size", "Invalid file size", "The size of the uploaded image must not be 0 bytes."
    )


def too_big(size: int, most: int) -> Problem:
    """Return the problem of a file with too many bytes."""
    return _body(
        "file-invalid-size",
        "Invalid file size",
        f"The file size of the uploaded image is too big. File size (bytes): {size} Max size (bytes):{most}",
    )


def too_many_pixels(found: str, most: int) -> Problem:
    """Return the problem of an image that would take too much to decode."""
    return _body(
        "file-invalid-size",
        "Invalid file size",
        f"The uploaded image is too large: {found}. At most {most} pixels are taken, all frames together.",
    )


def not_downloaded() -> Problem:
    """Return the problem of an address that gives no file, for whatever reason: nobody is told which."""
    return _body("invalid-data", "Invalid body data", "The file could not be downloaded correctly.")


def busy() -> Problem:
    """Return the problem of an upload while others are still being worked on."""
    return Problem(
        OWN + "busy",
        "Service Unavailable",
        503,
        "Other images are being worked on. Try again in some seconds.",
    )


def not_found(image_id: str) -> Problem:
    """Return the problem of an image that does not exist."""
    return Problem(
        _PROBS + "url/not-found", "Not Found", 404, f'The media object with id "{image_id}" was not found.'
    )
