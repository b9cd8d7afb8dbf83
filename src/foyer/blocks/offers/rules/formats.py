# SPDX-License-Identifier: EUPL-1.2
"""Forms of texts that the contract names and that a schema engine reads otherwise."""

import re

_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


def is_email(text: str) -> bool:
    """Say whether a text is an e-mail address with a full domain name, without a display name."""
    return len(text) <= 320 and text.find("@") <= 64 and _EMAIL.fullmatch(text) is not None
