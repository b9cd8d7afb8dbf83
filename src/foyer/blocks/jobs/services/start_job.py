# SPDX-License-Identifier: EUPL-1.2
"""Start a job: note what is asked, and tell the worker."""

from datetime import timedelta
from typing import Any

import orjson
from django.db import transaction

from foyer.blocks.jobs import kinds
from foyer.blocks.jobs.callers import kept
from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.permissions import START
from foyer.kernel import audit, clock, ids, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News
from foyer.kernel.rights import require

DUE = "jobs.job.due"
"""News of our own: a job wants its turn."""

UNTOUCHED = timedelta(minutes=2)
"""Longer than a turn: a job that nobody touched for so long lost its news."""


def start(actor: Actor, kind: str, payload: Any) -> str:
    """Start a job with the rights of the actor; return its id. The payload is JSON: ids, no records.

    Called within a transaction, the job exists when that commits.

    Raises:
        Problem: 403, nobody is known to ask.
        LookupError: no block knows the kind.
    """
    require(START, actor)
    kinds.find(kind)
    now, public_id = clock.now(), ids.new()
    with transaction.atomic():
        Job.objects.create(
            public_id=public_id,
            kind=kind,
            payload=orjson.dumps(payload).decode(),
            caller=kept(actor),
            due=now + UNTOUCHED,
            created=now,
        )
        audit.record(actor, [audit.Deed("start", "job", public_id, {"kind": kind})])
        outbox.append([News(DUE, public_id)], Lane.BULK)
    return public_id
