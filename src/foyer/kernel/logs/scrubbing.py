# SPDX-License-Identifier: EUPL-1.2
"""Taking out of a log line what says who somebody is or opens a door.

Code should not log such things; this is the net below it, for texts of exceptions above all.
"""

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

REMOVED = "[removed]"

_NUMBERS = frozenset({int, float, bool, type(None)})

_SECRET_NAMES = frozenset(
    {
        "api_key", "apikey", "authorization", "client_secret", "cookie", "email", "first_name", "insz",
        "last_name", "name_of_person", "password", "phone", "query_string", "secret", "session", "telephone",
        "token", "x_api_key",
    }
)  # fmt: skip

# Words, names of operations and addresses with an identifier: nearly all that is logged.
_HARMLESS = re.compile(
    r"[a-z_./-]*(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?[a-z/-]*"
    r"|[A-Za-z]+|[0-9a-f]{32}"
)

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TOKEN = re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b[Bb]earer\s+[\w.~+/-]+=*")
_IN_ADDRESS = re.compile(
    r"\b((?:x-)?(?:api[_-]?key|client[_-]?id|token|secret|password|code|state)=)[^&\s\"']+", re.IGNORECASE
)
_IN_DOCUMENT = re.compile(r"\((email|e-mail|name|token|key)\)=\([^)]*\)", re.IGNORECASE)
_NATIONAL_NUMBER = re.compile(r"\b\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}\b")


def scrub_text(text: str) -> str:
    """Return a text without e-mail addresses, tokens, keys in addresses and national numbers."""
    if _HARMLESS.fullmatch(text):
        return text
    if "@" in text:
        text = _EMAIL.sub(REMOVED, text)
    if "eyJ" in text or "earer" in text:
        text = _TOKEN.sub(REMOVED, text)
    if "=" in text:
        text = _IN_ADDRESS.sub(rf"\1{REMOVED}", text)
        text = _IN_DOCUMENT.sub(rf"(\1)=({REMOVED})", text)
    return _NATIONAL_NUMBER.sub(_unless_it_only_looks_so, text)


def scrub(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Clean a log line; a processor of structlog."""
    for name, value in event.items():
        if type(value) not in _NUMBERS or _is_secret(name):
            event[name] = _clean(name, value)
    return event


@lru_cache(maxsize=1024)
def _is_secret(name: str) -> bool:
    return name.lower().replace("-", "_") in _SECRET_NAMES


def _clean(name: str, value: Any) -> Any:
    if _is_secret(name):
        return REMOVED
    if isinstance(value, str):
        return scrub_text(value)
    if isinstance(value, dict):
        return {key: _clean(str(key), each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean("", each) for each in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return scrub_text(str(value))


def _unless_it_only_looks_so(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    body, check = int(digits[:9]), int(digits[9:])
    is_national = check in {97 - body % 97, 97 - (2_000_000_000 + body) % 97}
    return REMOVED if is_national else found[0]
