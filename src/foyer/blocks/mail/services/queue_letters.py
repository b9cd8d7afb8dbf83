# SPDX-License-Identifier: EUPL-1.2
"""Queue letters: keep what is to be said, and tell the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson
from django.db import transaction

from foyer.blocks.mail import kinds
from foyer.blocks.mail.models import Letter as Row
from foyer.blocks.mail.rules.addresses import address_key, is_address
from foyer.kernel import clock, ids, outbox
from foyer.kernel.outbox import News
from foyer.kernel.texts import FALLBACK, LANGUAGES

QUEUED = "mail.letter.queued"
"""News of our own: a letter waits for its first try."""

NO_ADDRESS = "no address"

UNTOUCHED = timedelta(minutes=10)
"""How long a letter that was announced may wait for its turn before it is announced once more."""


@dataclass(frozen=True)
class Letter:
    """A letter as another block hands it over.

    `to` is one address; `language` the one in which its reader reads (another than ours gives Dutch);
    `values` are JSON, and as few as the templates need; `key` names the letter for ever: `block/what/whom`.
    """

    kind: str
    to: str
    language: str
    values: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""


def queue(letters: Sequence[Letter]) -> None:
    """Keep letters to be sent; of letters with the same key, now or ever, only the first counts.

    Called within a transaction, they exist when that commits. An address that is none makes a letter that has
    failed, for staff to see, and no error: whatever happened goes on.

    Raises:
        LookupError: no block knows the kind.
        ValueError: a key is empty or too long.
        TypeError: the values are no JSON.
    """
    rows = {letter.key: _row(letter) for letter in reversed(letters)}
    if not rows:
        return
    with transaction.atomic():
        known = set(Row.objects.filter(key__in=list(rows)).values_list("key", flat=True))
        made = [row for key, row in reversed(rows.items()) if key not in known]
        # Whoever queues the same key at the same moment makes the letter that counts, and tells of it.
        Row.objects.bulk_create(made, ignore_conflicts=True)
        outbox.append(News(QUEUED, row.public_id) for row in made if row.state == Row.State.QUEUED)


def _row(letter: Letter) -> Row:
    kinds.find(letter.kind)
    if not 0 < len(letter.key) <= 200:
        raise ValueError(f"a letter of {letter.kind!r} needs a key of 1 to 200 characters")
    now, address = clock.now(), letter.to.strip()
    good = is_address(address)
    return Row(
        public_id=ids.new(),
        key=letter.key,
        kind=letter.kind,
        recipient=address[:320],
        recipient_key=address_key(address[:320]),
        language=letter.language if letter.language in LANGUAGES else FALLBACK[0],
        values=orjson.dumps(dict(letter.values)).decode(),
        state=Row.State.QUEUED if good else Row.State.FAILED,
        error="" if good else NO_ADDRESS,
        due=now + UNTOUCHED,
        created=now,
        ended=None if good else now,
    )
