# SPDX-License-Identifier: EUPL-1.2
"""Keep the pairs of events that look alike, and let go of those that no longer do."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from foyer.blocks.productions.models import Pair
from foyer.blocks.productions.queries import production_numbers, sketches_of
from foyer.blocks.productions.rules.likeness import Sketched, likeness

AN_EVENT = 10
"""So many pairs of an event are new at most: the best ones."""

Ends = tuple[str, str]
Beside = Mapping[str, tuple[Sketched, Sequence[Sketched]]]


def keep_pairs(events: Sequence[str], beside: Beside) -> None:
    """Bring the pairs of `events` up to date: those in `beside` each with the sketches to compare them with.

    Pairs that were skipped stay as they are; two events of one production are no pair.
    """
    mine = set(events)
    old = _pairs_of(mine)
    scores = _scores(beside, old)
    together = production_numbers({end for ends in scores for end in ends})
    scores = {
        ends: score
        for ends, score in scores.items()
        if not (ends[0] in together and together[ends[0]] == together.get(ends[1]))
    }
    wanted = _best(scores, beside.keys()) | {ends for ends in scores if ends in old}
    gone = [pair.pk for ends, pair in old.items() if ends not in wanted]
    rows = [
        Pair(one=ends[0], other=ends[1], score=scores[ends])
        for ends in sorted(wanted)
        if ends not in old or old[ends].score != scores[ends]
    ]
    with transaction.atomic():
        Pair.objects.filter(pk__in=gone, skipped=False).delete()
        Pair.objects.bulk_create(
            rows,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["one", "other"],
            update_fields=["score"],
        )


def _pairs_of(events: set[str]) -> dict[Ends, Pair]:
    return {
        (pair.one, pair.other): pair for pair in Pair.objects.filter(Q(one__in=events) | Q(other__in=events))
    }


def _scores(beside: Beside, old: Iterable[Ends]) -> dict[Ends, float]:
    """Return how alike the pairs are that words have brought together, and those that were kept before."""
    known = {event: sketch for event, (sketch, _) in beside.items()}
    kept = sketches_of({end for ends in old for end in ends} - known.keys()) | known
    found: dict[Ends, float] = {}
    compared = [(sketch, other) for sketch, others in beside.values() for other in others]
    compared += [(kept[one], kept[other]) for one, other in old if one in kept and other in kept]
    for one, other in compared:
        ends = (min(one.event, other.event), max(one.event, other.event))
        if ends not in found and (score := likeness(one, other)):
            found[ends] = score
    return found


def _best(scores: Mapping[Ends, float], events: Iterable[str]) -> set[Ends]:
    """Return the best pairs of each event."""
    of_event: dict[str, list[Ends]] = {event: [] for event in events}
    for ends in sorted(scores, key=lambda ends: (-scores[ends], ends)):
        for end in ends:
            if end in of_event and len(of_event[end]) < AN_EVENT:
                of_event[end].append(ends)
    return {ends for best in of_event.values() for ends in best}
