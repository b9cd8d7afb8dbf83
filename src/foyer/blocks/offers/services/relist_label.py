# SPDX-License-Identifier: EUPL-1.2
"""Move a label between the lists of the documents that carry it, after it was shown or hidden.

This is no edit: neither the history nor the moment of the last change tells of it. News does, so that
whatever follows documents follows this too.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from foyer.blocks.jobs.public import Work
from foyer.blocks.offers.models import KINDS, Label
from foyer.blocks.offers.queries.addresses import loaded, stored
from foyer.blocks.offers.queries.listed import last_row
from foyer.blocks.offers.rules.labels import relisted
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.labels import LabelFacts
from foyer.blocks.offers.services.state import ORDER
from foyer.kernel import outbox
from foyer.kernel.outbox import Lane, News

LOOKED_THROUGH = 10_000
"""Rows in which one statement looks for a label."""

AT_ONCE = 50


def relist(work: Work) -> dict[str, int]:
    """Do the job: look through all documents in the order of their rows."""
    row = Label.objects.filter(public_id=work.payload["label"]).first()
    if row is None:
        return {"moved": 0}
    kind, after, moved = work.position or (ORDER[0], 0, 0)
    ends = {each: last_row(each) for each in ORDER}
    total = sum(ends.values())
    for each in ORDER[ORDER.index(kind) :]:
        passed = sum(ends[earlier] for earlier in ORDER[: ORDER.index(each)])
        for numbers, last in _carriers(each, row.name, after, ends[each]):
            moved += _moved(each, row.pk, numbers)
            work.save((each, last, moved), min(passed + last, total), total)
        after = 0
    return {"moved": moved}


def _carriers(kind: str, name: str, after: int, end: int) -> Iterator[tuple[Sequence[int], int]]:
    """Go through the rows that may carry a label, fifty at most at a time, and how far that is."""
    # The text of a document holds the name as it is written there; where that is something else than a
    # label the rule finds nothing to do. Spellings of the same name in another case are met too.
    carrying = Q(document__icontains=stored(name))
    while after < end:
        last = min(after + LOOKED_THROUGH, end)
        rows = KINDS[kind].objects.filter(carrying, pk__gt=after, pk__lte=last)
        numbers = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        after = numbers[-1] if len(numbers) == AT_ONCE else last
        yield numbers, after


def _moved(kind: str, label: int, numbers: Sequence[int]) -> int:
    """Move the label in these documents, in one transaction; return in how many it stood elsewhere."""
    if not numbers:
        return 0
    with transaction.atomic():
        # Read with the documents: whoever changes the label meanwhile has a job of his own after this.
        row = Label.objects.get(pk=label)
        facts = LabelFacts(row.name, row.visible)
        news = [_rewritten(kind, found, facts) for found in _locked(kind, numbers)]
        told = [item for item in news if item is not None]
        outbox.append(told, Lane.BULK)
    return len(told)


def _locked(kind: str, numbers: Sequence[int]) -> Sequence[Any]:
    rows = KINDS[kind].objects.filter(pk__in=numbers).order_by("pk")
    return list(rows.select_for_update().only("pk", "public_id", "document", "playhead"))


def _rewritten(kind: str, row: Any, label: LabelFacts) -> News | None:
    before = State(loaded(row.document), {})
    after = relisted(before, label)
    if not before.differs(after):
        return None
    KINDS[kind].objects.filter(pk=row.pk).update(document=stored(after.document))
    return News(f"offers.{kind}.changed", row.public_id, row.playhead)
