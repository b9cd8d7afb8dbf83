# SPDX-License-Identifier: EUPL-1.2
"""Start an export: note what is wanted, and start the job that makes it."""

from datetime import timedelta

import orjson
from django.conf import settings
from django.db import transaction

from foyer.blocks.exports.models import Export
from foyer.blocks.exports.permissions import EXPORT
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.jobs.public import start
from foyer.kernel import audit, clock, ids
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require

MAKE = "exports.make-export"


def start_export(actor: Actor, order: Order, email: str = "") -> str:
    """Start an export; return the id of its job. Whoever gave an e-mail address gets the link there.

    Raises:
        Problem: 403, nobody is known to ask.
    """
    require(EXPORT, actor)
    now, file = clock.now(), ids.new()
    with transaction.atomic():
        job = start(actor, MAKE, {"file": file})
        Export.objects.create(
            job=job,
            file=file,
            extension=order.format,
            asked_by=actor.name,
            wanted=orjson.dumps(order.document()).decode(),
            email=email,
            created=now,
            # Until it is ready, so long as it may be waited for.
            expires=now + timedelta(days=settings.FOYER_EXPORTS_KEPT_DAYS),
        )
        audit.record(actor, [audit.Deed("start", "export", job, {"format": order.format})])
    return job
