# SPDX-License-Identifier: EUPL-1.2
"""Searches in the sink: words and "phrases", perhaps of one field (`to:word`), perhaps unwanted (`-word`)."""

import re
from collections.abc import Callable

from foyer.blocks.acceptance.rules.letters import Letter

_TERM = re.compile(r'([-!])?(?:([A-Za-z-]+):)?(?:"([^"]*)"|(\S+))')


def _addresses(letter: Letter, *names: str) -> str:
    people = [one for name in names for one in letter.people(name)]
    return " ".join(f"{one['Name']} {one['Address']}" for one in people)


def _hidden(letter: Letter) -> str:
    return " ".join(one["Address"] for one in letter.hidden)


_FIELDS: dict[str, Callable[[Letter], str]] = {
    "from": lambda letter: _addresses(letter, "From"),
    "to": lambda letter: _addresses(letter, "To"),
    "cc": lambda letter: _addresses(letter, "Cc"),
    "bcc": _hidden,
    "reply-to": lambda letter: _addresses(letter, "Reply-To"),
    "addressed": lambda letter: _addresses(letter, "From", "To", "Cc", "Reply-To") + " " + _hidden(letter),
    "subject": lambda letter: letter.header("Subject"),
    "message-id": lambda letter: letter.header("Message-ID"),
}
_STATES: dict[str, Callable[[Letter], bool]] = {
    "is:read": lambda letter: letter.is_read,
    "is:unread": lambda letter: not letter.is_read,
    "has:attachment": lambda letter: bool(letter.attachments),
    "has:attachments": lambda letter: bool(letter.attachments),
}


def matches(letter: Letter, query: str) -> bool:
    """Say whether a letter has all that a query asks for, in capitals or not; an empty one asks nothing."""
    return all(_has(letter, *found) for found in _TERM.findall(query))


def _has(letter: Letter, unwanted: str, field: str, phrase: str, word: str) -> bool:
    wanted, field = phrase or word, field.lower()
    if state := _STATES.get(f"{field}:{wanted.lower()}"):
        return state(letter) != bool(unwanted)
    read = _FIELDS.get(field)
    if field and read is None:
        wanted = f"{field}:{wanted}"
    found = (read or _everything)(letter)
    return (wanted.casefold() in found.casefold()) != bool(unwanted)


def _everything(letter: Letter) -> str:
    fields = (_FIELDS[name](letter) for name in ("addressed", "subject"))
    return "\n".join((*fields, letter.body("plain"), letter.body("html")))
