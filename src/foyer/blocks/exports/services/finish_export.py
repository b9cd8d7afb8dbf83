# SPDX-License-Identifier: EUPL-1.2
"""Finish an export: from now on its file can be had, and whoever asked for a letter gets one."""

from datetime import timedelta

import orjson
from django.conf import settings
from django.db import transaction

from foyer.blocks.exports.letters import READY
from foyer.blocks.exports.models import Export
from foyer.blocks.exports.queries import link
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.mail.public import Letter, queue
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News

FINISHED = "exports.export.finished"


def finish_export(actor: Actor, export: Export, items: int, size: int) -> None:
    """Say that the file of an export is whole; done twice, it is done once."""
    now = clock.now()
    expires = now + timedelta(days=settings.FOYER_EXPORTS_KEPT_DAYS)
    with transaction.atomic():
        waiting = Export.objects.filter(pk=export.pk, ready=None)
        if not waiting.update(ready=now, expires=expires, items=items, size=size, email=""):
            return
        audit.record(actor, [audit.Deed("finish", "export", export.job, {"items": items, "bytes": size})])
        outbox.append([News(FINISHED, export.job)], Lane.BULK)
        if export.email:
            queue([_letter(export, items)])


def _letter(export: Export, items: int) -> Letter:
    order = Order.read(orjson.loads(export.wanted))
    return Letter(
        kind=READY.name,
        to=export.email,
        language=order.language,
        values={
            "link": link(export.name),
            "items": items,
            "days": settings.FOYER_EXPORTS_KEPT_DAYS,
            "collection": order.collection,
            "format": order.format,
        },
        key=f"exports/ready/{export.job}",
    )
