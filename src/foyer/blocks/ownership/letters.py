# SPDX-License-Identifier: EUPL-1.2
"""The letters about requests: who gets which, and what it must say.

They are in Dutch, as the contract has it: nobody tells here in which language people read.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from foyer.blocks.identity.public import DirectoryUser
from foyer.blocks.mail.public import Letter, LetterKind
from foyer.blocks.ownership.queries.requests import RequestFacts
from foyer.blocks.ownership.rules.states import APPROVED, REJECTED, REQUESTED
from foyer.kernel import ids

LANGUAGE = "nl"
KINDS = {
    state: LetterKind(f"ownership.{state}", f"ownership/letters/{state}.mjml")
    for state in (REQUESTED, APPROVED, REJECTED)
}


def letters(told: str, facts: RequestFacts) -> list[Letter]:
    """Return the letters that follow from a request having come to the state `told`.

    A decision goes to the owner. A request goes to whoever decides, else to the fallback address, each
    address once; nobody is written to whom nobody knows.
    """
    if told == REQUESTED:
        values = {**_about(facts), "owner": _called(facts.owner), "link": f"{_page(facts)}/ownerships"}
        readers: list[tuple[str, str]] = [(each.email, each.username) for each in facts.managers]
        if not readers and settings.FOYER_MAIL_FALLBACK:
            readers = [(settings.FOYER_MAIL_FALLBACK, "")]
        return [_letter(told, facts, email, {**values, "reader": name}) for email, name in readers]
    if facts.owner is None:
        return []
    values = {**_about(facts), "reader": facts.owner.username}
    if told == APPROVED:
        values["link"] = _page(facts)
    return [_letter(told, facts, facts.owner.email, values)]


def _letter(told: str, facts: RequestFacts, email: str, values: Mapping[str, Any]) -> Letter:
    # An address is personal data and may be long: the key holds what it comes to.
    key = f"ownership/{facts.id}/{told}/{ids.derived(email.casefold())}"
    return Letter(KINDS[told].name, email, LANGUAGE, values, key)


def _about(facts: RequestFacts) -> dict[str, Any]:
    return {"organizer": facts.organizer_name}


def _page(facts: RequestFacts) -> str:
    return f"{settings.FOYER_FRONTEND_URL}/organizers/{facts.organizer_id}"


def _called(person: DirectoryUser | None) -> str:
    """Return how whoever decides recognises the person: by name and address."""
    if person is None:
        return ""
    return person.email if person.username == person.email else f"{person.username} ({person.email})"
