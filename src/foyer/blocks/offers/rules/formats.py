# SPDX-License-Identifier: EUPL-1.2
"""Forms of texts that the contract names and that a schema engine reads otherwise."""

import re
from urllib.parse import urlsplit

_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


def is_email(text: str) -> bool:
    """Say whether a text is an e-mail address with a full domain name, without a display name."""
    return len(text) <= 320 and text.find("@") <= 64 and _EMAIL.fullmatch(text) is not None


_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}\.?")


def has_real_host(url: str) -> bool:
    """Say whether the host of an address is one that a name server could know, or a number in brackets."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return port != 0 and len(host) <= 253 and (":" in host or _HOST.fullmatch(host) is not None)
