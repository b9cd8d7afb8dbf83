# SPDX-License-Identifier: EUPL-1.2
"""Keep in the directory what people's own tokens say of them: id, address, name."""

from datetime import date, timedelta
from threading import Lock

import structlog
from django.db import DatabaseError, transaction

from foyer.blocks.identity.models import DirectoryEntry, User
from foyer.blocks.identity.rules.claims import Claims
from foyer.blocks.identity.rules.people import Person, person
from foyer.kernel import audit, clock, rows
from foyer.kernel.actors import SYSTEM
from foyer.kernel.outbox import News, append

LEARNED = "identity.directory.changed"
# How old the day may be on which a person was last seen, before it is written anew.
FRESH = timedelta(days=30)
_REMEMBERED = 20_000

_log = structlog.get_logger(__name__)
_known: dict[str, tuple[str, str, date]] = {}
_lock = Lock()


def learn_user(claims: Claims) -> None:
    """Take the bearer of a checked token into the directory, or what changed of him.

    Programs, accounts of this installation and tokens without an address leave no trace. A process
    asks the database once a day and person; a database that cannot write refuses nobody.
    """
    if claims.kind == "client":
        return
    found = person(claims.user_id or "", claims.email or "", claims.nickname or "")
    if found is None:
        return
    today = clock.now().date()
    seen = (found.email, found.username, today)
    if _known.get(found.id) == seen:
        return
    try:
        _keep(found, today)
    except DatabaseError as error:
        _log.warning("directory_not_written", error=type(error).__name__)
        return
    # In a transaction that is undone nothing was learned.
    transaction.on_commit(lambda: _remember(found.id, seen))


def _remember(user_id: str, seen: tuple[str, str, date]) -> None:
    with _lock:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[user_id] = seen


def _keep(found: Person, today: date) -> None:
    present = DirectoryEntry.objects.filter(public_id=found.id).first()
    is_same = present is not None and (present.email, present.username) == (found.email, found.username)
    if present is not None and is_same and today - present.seen < FRESH:
        return
    if present is None and rows.has(User, {"public_id": found.id}):
        return
    with transaction.atomic():
        DirectoryEntry.objects.update_or_create(
            public_id=found.id,
            defaults={
                "email": found.email,
                "email_key": found.email_key,
                "username": found.username,
                "seen": today,
            },
        )
        if not is_same:
            audit.record(SYSTEM, [audit.Deed("learn_user", "directory", found.id)])
            append([News(LEARNED, found.id)])
