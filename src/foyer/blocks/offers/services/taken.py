# SPDX-License-Identifier: EUPL-1.2
"""What may occur only once: ids over all kinds, websites of organisers, places by name and address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

from foyer.blocks.offers import problems
from foyer.blocks.offers.matching import duplicate_key
from foyer.blocks.offers.models import KINDS, Organizer, Place
from foyer.blocks.offers.queries.addresses import url
from foyer.blocks.offers.queries.duplicates import meant
from foyer.blocks.offers.rules.organizer_urls import normal
from foyer.kernel.actors import Actor

MOST_HELD = 200
BLOCKING = ("DRAFT", "READY_FOR_VALIDATION", "APPROVED")


@dataclass(frozen=True)
class Candidate:
    """A document that is about to be kept; `document` may still be anything.

    `chosen` says that the client chose the id: one that was made here is new everywhere.
    """

    kind: str
    public_id: str
    document: Any
    is_new: bool
    chosen: bool = False


class Taken:
    """What is taken in the database and by earlier documents of the same batch.

    At most five queries, and those that find out which of several equal places is meant.
    """

    def __init__(self, actor: Actor, candidates: Sequence[Candidate]) -> None:
        self._user = None if settings.FOYER_GLOBAL_DUPLICATES else actor.user_id or ""
        self._ids = {
            kind: _existing(
                kind,
                {one.public_id for one in candidates if one.is_new and one.chosen and one.kind != kind},
            )
            for kind in KINDS
        }
        self._websites = _websites(
            {
                normal(one.document["url"])
                for one in candidates
                if one.kind == "organizer" and isinstance(one.document.get("url"), str)
            }
        )
        self._places = _places(
            {
                duplicate_key(one.document, self._user)
                for one in candidates
                if one.is_new and one.kind == "place"
            }
        )

    def claim(self, one: Candidate) -> None:
        """Take what a checked document needs.

        Raises:
            Problem: 400 or 409, somebody else has it.
        """
        if one.is_new and any(one.public_id in ids for kind, ids in self._ids.items() if kind != one.kind):
            raise problems.id_in_use()
        if one.kind == "organizer":
            key = normal(one.document["url"])
            if self._websites.setdefault(key, one.public_id) != one.public_id:
                raise problems.duplicate_url(one.document["url"], key)
        if one.kind == "place" and one.is_new:
            key = duplicate_key(one.document, self._user)
            same = self._places.get(key, [])
            if same:
                raise problems.duplicate_place(url("place", same[0] if len(same) == 1 else meant(same)))
            self._places[key] = [one.public_id]
        if one.is_new:
            self._ids[one.kind].add(one.public_id)


def _existing(kind: str, public_ids: set[str]) -> set[str]:
    if not public_ids:
        return set()
    rows = KINDS[kind].objects.filter(public_id__in=public_ids)
    return set(rows.values_list("public_id", flat=True))


def _websites(keys: Iterable[str]) -> dict[str, str]:
    wanted = set(keys) - {""}
    if not wanted:
        return {}
    rows = Organizer.objects.filter(url_key__in=wanted, workflow_status="ACTIVE")
    return dict(rows.values_list("url_key", "public_id"))


def _places(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the places of each key, the oldest first; rejected and deleted ones do not count."""
    wanted = set(keys) - {""}
    found: dict[str, list[str]] = {}
    if not wanted:
        return found
    _come_alone(wanted)
    rows = Place.objects.filter(duplicate_key__in=wanted, workflow_status__in=BLOCKING).order_by("pk")
    for key, public_id in rows.values_list("duplicate_key", "public_id"):
        found.setdefault(key, []).append(public_id)
    return found


def _come_alone(keys: set[str]) -> None:
    """Hold up whoever enters the same places meanwhile, until the transaction ends: he is told of these then.

    SQLite has one writer at a time anyway. Locks are a small common store, which mass imports would fill.
    """
    if connection.vendor != "postgresql" or len(keys) > MOST_HELD:
        return
    # A key is a hash: the first half of its digits, as a signed number, is as good as the whole.
    numbers = sorted(int(key[:16], 16) - 2**63 for key in keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(each) FROM unnest(%s::bigint[]) AS each", [numbers])
