# SPDX-License-Identifier: EUPL-1.2
"""Let go of what comparing knows of events that are over."""

from django.db import transaction
from django.db.models import Q

from foyer.blocks.productions.models import Pair, Sketch
from foyer.kernel import clock

AT_ONCE = 500


def forget_past() -> int:
    """Drop the sketches and open pairs of events that are over; return how many events those were.

    In short transactions. Pairs that were skipped stay, whatever becomes of their events.
    """
    forgotten = 0
    over = Sketch.objects.filter(end__lt=clock.now()).order_by("end", "pk")
    while events := list(over.values_list("event", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            Pair.objects.filter(Q(one__in=events) | Q(other__in=events), skipped=False).delete()
            Sketch.objects.filter(event__in=events).delete()
        forgotten += len(events)
    return forgotten
