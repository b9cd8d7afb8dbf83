# SPDX-License-Identifier: EUPL-1.2
"""Which version of a document this is: a mark that differs when anything in it does.

It is made from the whole document as it is shown, so that it also changes with the place and organiser in
it, with its production, and with whatever else is added when it is read. Counting changes of the item alone
would miss those; a hash of five kilobytes costs a few microseconds.
"""

from hashlib import sha256

LENGTH = 22


def version_of(document: bytes) -> str:
    """Return the mark of a document: 22 hexadecimal digits."""
    return sha256(document).hexdigest()[:LENGTH]
