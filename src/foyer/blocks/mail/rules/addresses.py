# SPDX-License-Identifier: EUPL-1.2
"""E-mail addresses: which ones a letter may go to, and which are the same."""

import re

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_LABEL = re.compile(r"[^\W_](?:[^\W_]|-)*")
_LONGEST = 254


def is_address(text: str) -> bool:
    """Say whether a letter can be sent to this: one plain address, without name, quotes or comments.

    What stands before the @ is ASCII; the domain may be written in its own letters. Nothing that ends a
    line of a header can be in it.
    """
    local, at, domain = text.rpartition("@")
    if not at or len(text) > _LONGEST or len(local) > 64 or not _LOCAL.fullmatch(local):
        return False
    labels = domain.split(".")
    if not all(_LABEL.fullmatch(label) and not label.endswith("-") for label in labels):
        return False
    try:
        return len(domain.encode("idna")) <= 253
    except UnicodeError:
        return False


def address_key(address: str) -> str:
    """Return an address as it is compared: without regard to case, which no mail server minds."""
    return address.strip().casefold()
