# SPDX-License-Identifier: EUPL-1.2
"""Take the list of users of an outside provider into the directory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from foyer.blocks.identity.models import DirectoryEntry
from foyer.blocks.identity.permissions import MANAGE_DIRECTORY
from foyer.blocks.identity.rules.people import Person
from foyer.kernel import audit, clock
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.rights import require

_AT_ONCE = 500


@dataclass(frozen=True)
class Taken:
    """How many people a list named, and how many the directory forgot."""

    listed: int
    forgotten: int


def list_users(actor: Actor, people: Iterable[Person], *, complete: bool = False) -> Taken:
    """Take people in, or what changed of them; a person named twice is as he is named last.

    With `complete` people of an earlier list whom this one does not name are forgotten. In short
    transactions: a run that was cut off can be run again.

    Raises:
        Problem: 403, the actor may not manage the directory.
    """
    require(MANAGE_DIRECTORY, actor)
    named: set[str] = set()
    rest = iter(people)
    while part := {person.id: person for person in islice(rest, _AT_ONCE)}:
        _take(part)
        named |= part.keys()
    forgotten = sum(_forget(part) for part in _parts(_unnamed(named))) if complete else 0
    with transaction.atomic():
        detail = {"listed": len(named), "forgotten": forgotten}
        audit.record(actor, [audit.Deed("list_users", "directory", "all", detail)])
        append([News("identity.directory.listed", "all")], Lane.BULK)
    return Taken(len(named), forgotten)


def _take(part: dict[str, Person]) -> None:
    today = clock.now().date()
    with transaction.atomic():
        DirectoryEntry.objects.bulk_create(
            [
                DirectoryEntry(
                    public_id=person.id,
                    email=person.email,
                    email_key=person.email_key,
                    username=person.username,
                    listed=True,
                    seen=today,
                )
                for person in part.values()
            ],
            update_conflicts=True,
            unique_fields=["public_id"],
            update_fields=["email", "email_key", "username", "listed", "seen"],
        )


def _unnamed(named: set[str]) -> list[str]:
    listed = DirectoryEntry.objects.filter(listed=True).values_list("public_id", flat=True)
    return sorted(set(listed.iterator()) - named)


def _parts(user_ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(user_ids), _AT_ONCE):
        yield user_ids[start : start + _AT_ONCE]


def _forget(user_ids: list[str]) -> int:
    return DirectoryEntry.objects.filter(public_id__in=user_ids, listed=True).delete()[0]
