# SPDX-License-Identifier: EUPL-1.2
"""Say which places are the same, and that they are not after all.

What documents tell of it is rewritten in the transaction of the change. That is no edit of a place:
neither its history nor the moment of its last change tells of it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from foyer.blocks.offers import problems
from foyer.blocks.offers.models import DuplicatePlace, Place
from foyer.blocks.offers.permissions import MANAGE_DUPLICATES, require
from foyer.blocks.offers.queries.addresses import loaded, stored, url
from foyer.blocks.offers.queries.duplicates import GONE, best
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.state import DUPLICATION
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News
from foyer.kernel.problems import Problem

CLUSTERS = 7_001
"""The number of the lock under which clusters are changed."""


def keep_cluster(actor: Actor, public_ids: Iterable[str], main: str | None = None) -> str:
    """Say that these places, and no others, are the same; return the id of the canonical one.

    `main` is that one; without it the one that is meant by label, events and age. A place leaves the cluster
    that it was in; what is left there without its canonical place is no cluster any more.

    Raises:
        Problem: 403, the actor may not say so; 404, a place is unknown; 400, there are fewer than two places,
            the canonical one is not among them, or it is rejected or deleted.
    """
    wanted = sorted(set(public_ids))
    require(MANAGE_DUPLICATES, actor, main or "places")
    if len(wanted) < 2:
        raise _refused("A cluster has at least two places.")

    def work() -> str:
        places = _locked(wanted)
        if missing := [one for one in wanted if one not in places]:
            raise problems.item_not_found("place", missing[0])
        members = {one: places[one].pk for one in wanted}
        present = _present(members)
        if present is not None and main in {None, present}:
            return present
        chosen = main or _best([one for one in wanted if places[one].workflow_status not in GONE])
        if chosen not in wanted:
            raise _refused(f"The canonical place {chosen} is not among the places of its cluster.")
        if places[chosen].workflow_status in GONE:
            raise _refused(f"The canonical place {chosen} is rejected or deleted.")
        touched = _released(list(members.values()))
        DuplicatePlace.objects.bulk_create(
            DuplicatePlace(place_id=pk, canonical_id=members[chosen])
            for one, pk in members.items()
            if one != chosen
        )
        others = [one for one in wanted if one != chosen]
        _tell(actor, "keep-cluster", chosen, others, touched | set(members.values()))
        return chosen

    return attempted(work)


def dissolve_cluster(actor: Actor, public_id: str) -> bool:
    """Say that the places of a cluster, named by any of them, are not the same; return whether there was one.

    Raises:
        Problem: 403, the actor may not say so.
    """
    require(MANAGE_DUPLICATES, actor, public_id)

    def work() -> bool:
        place = _locked([public_id]).get(public_id)
        if place is None:
            return False
        canonical = DuplicatePlace.objects.filter(place=place.pk).values_list("canonical", flat=True).first()
        rows = DuplicatePlace.objects.filter(canonical=canonical or place.pk)
        members = list(rows.values_list("place", flat=True))
        if not members:
            return False
        rows.delete()
        _tell(actor, "dissolve-cluster", public_id, [], {*members, canonical or place.pk})
        return True

    return attempted(work)


def _refused(detail: str) -> Problem:
    return problems.invalid_detail(detail)


def _best(public_ids: Sequence[str]) -> str:
    if not public_ids:
        raise _refused("All places of the cluster are rejected or deleted.")
    return best(public_ids)


def _locked(public_ids: Sequence[str]) -> dict[str, Any]:
    """Return places by id, held with the whole clusters that they are in.

    Whoever changes clusters comes alone, so that what is read here is still so when it is held: clusters
    that share places would else be held in any order. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", (CLUSTERS,))
    own = list(Place.objects.filter(public_id__in=public_ids).values_list("pk", flat=True))
    mains = {*own, *DuplicatePlace.objects.filter(place__in=own).values_list("canonical", flat=True)}
    others = DuplicatePlace.objects.filter(canonical__in=mains).values_list("place", flat=True)
    rows = Place.objects.filter(pk__in={*mains, *others}).order_by("pk").select_for_update()
    return {row.public_id: row for row in rows.only("pk", "public_id", "workflow_status")}


def _present(members: dict[str, int]) -> str | None:
    """Return the canonical place of the cluster that has just these places, None where there is none."""
    for public_id, pk in members.items():
        others = set(DuplicatePlace.objects.filter(canonical=pk).values_list("place", flat=True))
        if others:
            return public_id if others | {pk} == set(members.values()) else None
    return None


def _released(members: Sequence[int]) -> set[int]:
    """Take places out of their clusters; return all rows of places for which something changed by that."""
    mine = DuplicatePlace.objects.filter(place__in=members) | DuplicatePlace.objects.filter(
        canonical__in=members
    )
    touched = {pk for pair in mine.values_list("place", "canonical") for pk in pair}
    mine.delete()
    return touched


def _tell(actor: Actor, verb: str, main: str, others: Sequence[str], touched: set[int]) -> None:
    """Rewrite what the documents of these places tell, and leave word of the change."""
    audit.record(actor, [audit.Deed(verb, "place", main, {"duplicates": list(others)})])
    rows = Place.objects.filter(pk__in=touched).order_by("pk")
    known = _known(touched)
    news = []
    for row in rows.only("pk", "public_id", "document", "playhead"):
        document = loaded(row.document)
        own = {name: value for name, value in document.items() if name not in DUPLICATION}
        told = {**own, **known.get(row.pk, {})}
        if told != document:
            Place.objects.filter(pk=row.pk).update(document=stored(told))
            news.append(News("offers.place.changed", row.public_id, row.playhead))
    outbox.append(news, Lane.BULK)


def _known(numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Return what documents tell of duplicates, by the rows of their places."""
    rows = DuplicatePlace.objects.filter(place__in=numbers) | DuplicatePlace.objects.filter(
        canonical__in=numbers
    )
    found: dict[int, dict[str, Any]] = {}
    columns = ("place", "place__public_id", "canonical", "canonical__public_id")
    for place, place_id, canonical, canonical_id in rows.order_by("place").values_list(*columns):
        found[place] = {"duplicateOf": url("place", canonical_id)}
        found.setdefault(canonical, {}).setdefault("duplicatedBy", []).append(url("place", place_id))
    return found
