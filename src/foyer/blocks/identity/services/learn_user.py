# SPDX-License-Identifier: EUPL-1.2
"""Keep in the directory what people's own tokens say of them: id, address, name, language."""

from dataclasses import replace
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
_known: dict[str, tuple[str, str, str, date]] = {}
_lock = Lock()


def learn_user(claims: Claims) -> None:
    """Take the bearer of a checked token into the directory, or what changed of him.

    Programs, accounts of this installation and tokens without an address leave no trace. A process
    asks the database once a day and person; a database that cannot write refuses nobody.
    """
    if claims.kind == "client":
        return
    told = (claims.user_id, claims.email, claims.nickname, claims.locale)
    found = person(*(each or "" for each in told))
    if found is None:
        return
    today = clock.now().date()
    seen = (found.email, found.username, found.language, today)
    if _known.get(found.id) == seen:
        return
    try:
        _keep(found, today)
    except DatabaseError as error:
        _log.warning("directory_not_written", error=type(error).__name__)
        return
    # In a transaction that is undone nothing was learned.
    transaction.on_commit(lambda: _remember(found.id, seen))


def _remember(user_id: str, seen: tuple[str, str, str, date]) -> None:
    with _lock:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[user_id] = seen


def _keep(found: Person, today: date) -> None:
    present = DirectoryEntry.objects.filter(public_id=found.id).first()
    if present is not None:
        # What a provider lists of somebody counts more than what one of his tokens says; only these tell a
        # language, and not each of them does.
        found = replace(found, language=found.language or present.language)
        if present.listed:
            found = replace(found, email=present.email, username=present.username)
        told = (found.email, found.username, found.language)
        if told != (present.email, present.username, present.language):
            _write(found, today)
        elif today - present.seen >= FRESH:
            DirectoryEntry.objects.filter(pk=present.pk).update(seen=today)
    elif not rows.has(User, {"public_id": found.id}):
        _write(found, today)


def _write(found: Person, today: date) -> None:
    known = {
        "email": found.email,
        "email_key": found.email_key,
        "username": found.username,
        "language": found.language,
        "seen": today,
    }
    with transaction.atomic():
        DirectoryEntry.objects.update_or_create(public_id=found.id, defaults=known)
        audit.record(SYSTEM, [audit.Deed("learn_user", "directory", found.id)])
        append([News(LEARNED, found.id)])
