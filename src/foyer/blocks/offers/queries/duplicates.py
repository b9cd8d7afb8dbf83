# SPDX-License-Identifier: EUPL-1.2
"""Which places are known to be the same, and which of several is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, F

from foyer.blocks.offers.models import DuplicatePlace, Event, Place
from foyer.blocks.offers.queries.addresses import loaded
from foyer.blocks.offers.rules.duplicates import Candidate, canonical
from foyer.blocks.offers.rules.labels import key

# A place that is gone cannot be used instead of another.
GONE = ("REJECTED", "DELETED")
_PAGE = 500


@dataclass(frozen=True)
class Cluster:
    """Places that are the same: the canonical one and the others, in the order of their rows."""

    canonical: str
    duplicates: tuple[str, ...]


def clusters() -> Iterator[Cluster]:
    """Go through all clusters, in the order of their canonical places. One query a page of 500 of these."""
    after = 0
    while True:
        found = DuplicatePlace.objects.filter(canonical__gt=after).order_by("canonical")
        page = list(found.values_list("canonical", flat=True).distinct()[:_PAGE])
        if not page:
            return
        rows = DuplicatePlace.objects.filter(canonical__in=page).order_by("canonical", "place")
        members: dict[str, list[str]] = {}
        for main, other in rows.values_list("canonical__public_id", "place__public_id"):
            members.setdefault(main, []).append(other)
        yield from (Cluster(main, tuple(others)) for main, others in members.items())
        after = page[-1]


def meant(public_ids: Sequence[str]) -> str:
    """Return the id of the place that is meant of several that are the same. At most four queries.

    The canonical place of a known cluster that one of them belongs to; else by label, events and age.
    """
    known = DuplicatePlace.objects.exclude(canonical__workflow_status__in=GONE)
    of_duplicate = known.filter(place__public_id__in=public_ids).order_by("place")
    if main := of_duplicate.values_list("canonical__public_id", flat=True).first():
        return main
    of_canonical = known.filter(canonical__public_id__in=public_ids).order_by("canonical")
    if main := of_canonical.values_list("canonical__public_id", flat=True).first():
        return main
    return best(public_ids)


def best(public_ids: Sequence[str]) -> str:
    """Return the id of the place that is meant, whatever clusters are known. Two queries."""
    places = Place.objects.filter(public_id__in=public_ids).order_by("created", "pk")
    rows = list(places.values_list("pk", "public_id", "document"))
    events = dict(
        Event.objects.filter(place__in=[pk for pk, *_ in rows])
        .values_list("place")
        .annotate(number=Count("pk"))
        .order_by(F("place"))
    )
    candidates = []
    for pk, public_id, text in rows:
        document = loaded(text)
        labels = [*document.get("labels", ()), *document.get("hiddenLabels", ())]
        candidates.append(Candidate(public_id, frozenset(map(key, labels)), events.get(pk, 0)))
    return canonical(candidates, frozenset(map(key, settings.FOYER_CANONICAL_LABELS)))
