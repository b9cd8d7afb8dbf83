# SPDX-License-Identifier: EUPL-1.2
"""Organisers by themselves: found by website, with the few facts that others need, and who used them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import orjson
from django.db.models import Max

from foyer.blocks.offers.models import Event, Organizer, Place
from foyer.blocks.offers.rules.organizer_urls import normal

_LIVING = ("DRAFT", "READY_FOR_VALIDATION", "APPROVED")


@dataclass(frozen=True)
class OrganizerFacts:
    """What an organiser is called, in which languages, whose it is, and whether it is there still."""

    id: str
    name: Mapping[str, str]
    main_language: str
    creator: str
    is_active: bool


def find_organizer(website: str) -> str | None:
    """Return the id of the active organiser with this website, or None. One query."""
    rows = Organizer.objects.filter(url_key=normal(website), workflow_status="ACTIVE")
    return rows.values_list("public_id", flat=True).first()


def organizer_facts(ids: Iterable[str]) -> dict[str, OrganizerFacts]:
    """Return organisers by id, deleted ones too; unknown ids are absent. One query."""
    rows = Organizer.objects.filter(public_id__in=list(ids)).values_list(
        "public_id", "document", "main_language", "creator", "workflow_status"
    )
    return {
        public_id: OrganizerFacts(
            public_id, orjson.loads(document)["name"], language, creator, status == "ACTIVE"
        )
        for public_id, document, language, creator, status in rows
    }


def organizers_used_by(user_id: str) -> list[str]:
    """Return the ids of active organisers of offers that a user entered, of the latest modified offer first.

    Each once; rejected and deleted offers do not count. Two queries, over all that he entered.
    """
    used: list[tuple[float, int, str]] = []
    for offers in (Event.objects, Place.objects):
        rows = offers.filter(
            creator=user_id, workflow_status__in=_LIVING, organizer__workflow_status="ACTIVE"
        ).order_by()
        latest = rows.values_list("organizer__public_id").annotate(Max("modified"), Max("pk"))
        used += [(modified.timestamp(), number, public_id) for public_id, modified, number in latest]
    return list(dict.fromkeys(public_id for *_, public_id in sorted(used, reverse=True)))
