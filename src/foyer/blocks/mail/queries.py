# SPDX-License-Identifier: EUPL-1.2
"""Reads of letters, refusals and preferences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext

from foyer.blocks.mail import kinds
from foyer.blocks.mail.models import Letter, Refusal, Switch
from foyer.blocks.mail.permissions import READ
from foyer.blocks.mail.rendering import Rendered, rendered
from foyer.blocks.mail.rules.addresses import address_key
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require

STATES = tuple(str(state) for state in Letter.State.values)


@dataclass(frozen=True)
class LetterFacts:
    """A letter as staff sees it. `is_readable`: what it says is still here."""

    id: str
    kind: str
    recipient: str
    language: str
    state: str
    attempts: int
    error: str
    due: datetime
    created: datetime
    ended: datetime | None
    is_readable: bool

    @property
    def is_queued(self) -> bool:
        """Whether it is still to go out."""
        return self.state == Letter.State.QUEUED


@dataclass(frozen=True)
class RefusalFacts:
    """An address that no letter goes to."""

    id: str
    address: str
    reason: str
    since: datetime


@dataclass(frozen=True)
class Preference:
    """A kind of letter that may be switched off, and whether it is on."""

    kind: str
    title: str
    is_on: bool


def letters(actor: Actor, state: str = "", limit: int = 50, before: int | None = None) -> list[LetterFacts]:
    """Return the newest letters, those in one state or all. One query.

    Raises:
        Problem: 403 without the right.
    """
    require(READ, actor)
    rows = Letter.objects.filter(state=state) if state else Letter.objects.all()
    rows = rows.filter(pk__lt=before) if before else rows
    return [_facts(row) for row in rows.order_by("-id")[:limit]]


def counts() -> Mapping[str, int]:
    """Return how many letters there are in each state. One query."""
    found = Letter.objects.values_list("state").annotate(number=Count("id")).order_by("state")
    return dict(found)


def letter(actor: Actor, public_id: str) -> tuple[LetterFacts, Rendered | None] | None:
    """Return a letter and what it says, if that is still here; None where there is no such letter. One query.

    Raises:
        Problem: 403 without the right.
    """
    require(READ, actor)
    row = Letter.objects.filter(public_id=public_id).first()
    if row is None:
        return None
    facts = _facts(row)
    return facts, _said(row) if facts.is_readable else None


def refusals(actor: Actor, limit: int = 200) -> list[RefusalFacts]:
    """Return the addresses that no letter goes to, the latest first. One query.

    Raises:
        Problem: 403 without the right.
    """
    require(READ, actor)
    rows = Refusal.objects.order_by("-since", "-id")[:limit]
    return [RefusalFacts(row.public_id, row.address, row.reason, row.since) for row in rows]


def preferences(address: str) -> list[Preference]:
    """Return what may be switched off, in the language of the page, and what an address has on. One query."""
    off = set(Switch.objects.filter(address_key=address_key(address)).values_list("kind", flat=True))
    return [
        Preference(kind.name, gettext(kind.title), kind.name not in off)
        for kind in kinds.registered()
        if kind.optional
    ]


def _facts(row: Letter) -> LetterFacts:
    return LetterFacts(
        id=row.public_id,
        kind=row.kind,
        recipient=row.recipient,
        language=row.language,
        state=row.state,
        attempts=row.attempts,
        error=row.error,
        due=row.due,
        created=row.created,
        ended=row.ended,
        is_readable=row.values != "{}",
    )


def _said(row: Letter) -> Rendered | None:
    try:
        return rendered(row)
    except Exception:  # noqa: BLE001 - the fault for which it failed stands in the letter
        return None
