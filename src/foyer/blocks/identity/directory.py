# SPDX-License-Identifier: EUPL-1.2
"""The directory: who belongs to a user id or an address.

Accounts here come first, then what lists and tokens of outside providers told, then the provider itself, if
one is connected: its answers are passed on and not kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import CharField, Value

from foyer.blocks.identity.models import DirectoryEntry, User


@dataclass(frozen=True)
class DirectoryUser:
    """What others may know of a person. `language` is the one of ours that he reads, empty where unknown."""

    id: str
    email: str
    username: str
    language: str = ""


class UserDirectory(Protocol):
    """A provider of accounts that can be asked."""

    def by_ids(self, user_ids: Iterable[str]) -> Mapping[str, DirectoryUser]:
        """Return those people whom the provider knows."""

    def by_email(self, email: str) -> DirectoryUser | None:
        """Return the person with this address."""


class NoDirectory:
    """The answer where no provider is connected."""

    def by_ids(self, _user_ids: Iterable[str]) -> Mapping[str, DirectoryUser]:
        """Know nobody."""
        return {}

    def by_email(self, _email: str) -> DirectoryUser | None:
        """Know nobody."""
        return None


_UNTOLD = Value("", output_field=CharField())
_outside: UserDirectory = NoDirectory()


def register_user_directory(directory: UserDirectory) -> None:
    """Let `directory` answer for people whom this installation does not know. The last one counts."""
    global _outside  # noqa: PLW0603
    _outside = directory


def user_by_id(user_id: str) -> DirectoryUser | None:
    """Return the person with this id. One query."""
    return users_by_id([user_id]).get(user_id)


def users_by_id(user_ids: Iterable[str]) -> dict[str, DirectoryUser]:
    """Return people by id; who is unknown is left out. One query, none for no ids."""
    wanted = set(user_ids)
    if not wanted:
        return {}
    accounts = User.objects.filter(public_id__in=wanted).annotate(rank=Value(1), language=_UNTOLD)
    entries = DirectoryEntry.objects.filter(public_id__in=wanted).annotate(rank=Value(0))
    rows = accounts.values_list("rank", "public_id", "email", "name", "language").union(
        entries.values_list("rank", "public_id", "email", "username", "language"), all=True
    )
    found = {user_id: _user(user_id, *rest) for _, user_id, *rest in sorted(rows)}
    missing = wanted - found.keys()
    return {**found, **_outside.by_ids(missing)} if missing else found


def user_by_email(email: str) -> DirectoryUser | None:
    """Return the person with this address, in capitals or not. At most two queries.

    Where several have it: an account here, then whom a list names, then who came last.
    """
    key = email.strip().casefold()
    accounts = User.objects.filter(email__iexact=key).values_list("public_id", "email", "name")
    entries = DirectoryEntry.objects.filter(email_key=key).order_by("-listed", "-seen", "-id")
    found = accounts.first() or entries.values_list("public_id", "email", "username", "language").first()
    return _user(*found) if found else _outside.by_email(email)


def _user(user_id: str, email: str, name: str, language: str = "") -> DirectoryUser:
    return DirectoryUser(user_id, email, name or email, language)
