# SPDX-License-Identifier: EUPL-1.2
"""Organisers by themselves: found by website, with the few facts that others need, and who used them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import orjson

from foyer.blocks.offers.models import Event, Organizer, Place
from foyer.blocks.offers.rules.organizer_urls import normal

_LIVING = ("DRAFT", "READY_FOR_VALIDATION", "APPROVED")
LOOKED_AT = 500
"""Of somebody's offers only the latest so many events, and as many places, say which organisers he used."""


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

    Each once; rejected and deleted offers do not count. Two queries over the latest offers.
    """
    used: list[tuple[float, str]] = []
    for offers in (Event.objects, Place.objects):
        rows = offers.filter(
            creator=user_id, workflow_status__in=_LIVING, organizer__workflow_status="ACTIVE"
        ).order_by("-modified", "-id")
        used += [
            (-modified.timestamp(), public_id)
            for modified, public_id in rows.values_list("modified", "organizer__public_id")[:LOOKED_AT]
        ]
    return list(dict.fromkeys(public_id for _, public_id in sorted(used, key=lambda one: one[0])))
