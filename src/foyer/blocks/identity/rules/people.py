# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the directory: a person with an id and an address."""

import re
from dataclasses import dataclass

from foyer.kernel.texts import LANGUAGES

_ADDRESS = re.compile(r"[^\s@\x00]+@[^\s@\x00]+")
ID_LENGTH = 255
EMAIL_LENGTH = 254


@dataclass(frozen=True)
class Person:
    """A person as others find him. Who has no name of his own is called by his address.

    `language` is one of ours in which he reads, empty where nobody told.
    """

    id: str
    email: str
    username: str
    language: str = ""

    @property
    def email_key(self) -> str:
        """The address in the form that is compared."""
        return self.email.casefold()


def is_address(text: str) -> bool:
    """Say whether a text has the form of an e-mail address that can be kept."""
    return len(text) <= EMAIL_LENGTH and _ADDRESS.fullmatch(text) is not None


def person(user_id: str, email: str, username: str = "", locale: str = "") -> Person | None:
    """Return a person, or None where what is told cannot be one.

    `locale` is as OpenID Connect has it: `fr`, `fr-BE`, also `fr_BE`.
    """
    user_id, email, username = user_id.strip(), email.strip(), username.strip()
    if not 0 < len(user_id) <= ID_LENGTH or "\x00" in user_id or not is_address(email):
        return None
    if not 0 < len(username) <= ID_LENGTH or "\x00" in username:
        username = email
    language = re.split("[-_]", locale.strip().lower(), maxsplit=1)[0]
    return Person(user_id, email, username, language if language in LANGUAGES else "")
