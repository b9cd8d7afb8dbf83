# SPDX-License-Identifier: EUPL-1.2
"""E-mail addresses, compared as people take them for the same."""


def address_key(email: str) -> str:
    """Return an address as it is compared: without regard to case, which no mail service minds."""
    return email.strip().casefold()
