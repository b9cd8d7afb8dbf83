# SPDX-License-Identifier: EUPL-1.2
"""What the answer of a mail server means for a letter, and when the next try is."""

import re
from datetime import timedelta
from enum import Enum

MAX_TRIES = 56
"""With the pauses below: a bit more than two days, longer than a weekend without anybody on duty."""

_FIRST, _LONGEST = timedelta(seconds=15), timedelta(hours=1)
_ENHANCED = re.compile(r"\s*#?([245]\.\d{1,3}\.\d{1,3})(?![\w.])")

# Codes that say of an address, and not of what we wrote, that it takes no letters.
_NO_SUCH_ADDRESS = frozenset({521, 550, 551, 553, 556})
# The same in enhanced status codes (RFC 3463): bad addresses, and a mailbox that was closed.
_GONE = re.compile(r"5\.1\.(?:[0-46]|10)|5\.2\.1")


class Verdict(Enum):
    """What becomes of a letter."""

    LATER = "later"
    AWAY = "away"
    """The server takes nothing at all now: no other letter need be tried."""
    REFUSED = "refused"
    """This letter is refused; another one to the same address may pass."""
    GONE = "gone"
    """The address takes no letters."""


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many tries without success."""
    return min(_LONGEST, _FIRST * int(2 ** min(max(attempts - 1, 0), 10)))


def enhanced(text: str) -> str:
    """Return the enhanced status code with which an answer begins, or an empty text."""
    found = _ENHANCED.match(text)
    return found[1] if found else ""


def of_recipient(code: int, text: str) -> Verdict:
    """Judge what a server answered when it was told the recipient."""
    if not 500 <= code < 600:
        return Verdict.LATER
    if told := enhanced(text):
        return Verdict.GONE if _GONE.fullmatch(told) else Verdict.REFUSED
    return Verdict.GONE if code in _NO_SUCH_ADDRESS else Verdict.REFUSED


def of_letter(code: int, text: str) -> Verdict:
    """Judge what a server answered to the letter itself: only a status can speak of the address then."""
    if not 500 <= code < 600:
        return Verdict.LATER
    return Verdict.GONE if _GONE.fullmatch(enhanced(text)) else Verdict.REFUSED


def reason(code: int, text: str) -> str:
    """Return what is kept of an answer: its codes, never its words."""
    return f"SMTP {code} {enhanced(text)}".strip()
