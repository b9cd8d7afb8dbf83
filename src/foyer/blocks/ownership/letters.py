# SPDX-License-Identifier: EUPL-1.2
"""The letters about requests: who gets which, and what it must say.

They are in the language of the reader where a token told it, else in Dutch. The contract knows Dutch only.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from foyer.blocks.identity.public import DirectoryUser
from foyer.blocks.mail.public import Letter, LetterKind
from foyer.blocks.ownership.queries.requests import RequestFacts
from foyer.blocks.ownership.rules.states import APPROVED, REJECTED, REQUESTED
from foyer.kernel import ids

DUTCH = "nl"
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
        values = {**_about(facts), "owner": _called(facts), "link": f"{_page(facts)}/ownerships"}
        readers = list(facts.managers)
        if not readers and settings.FOYER_MAIL_FALLBACK:
            readers = [DirectoryUser("", settings.FOYER_MAIL_FALLBACK, "")]
        return [_letter(told, facts, reader, values) for reader in readers]
    if facts.owner is None:
        return []
    values = _about(facts)
    if told == APPROVED:
        values["link"] = _page(facts)
    return [_letter(told, facts, facts.owner, values)]


def _letter(told: str, facts: RequestFacts, reader: DirectoryUser, values: Mapping[str, Any]) -> Letter:
    # An address is personal data and may be long: the key holds what it comes to.
    key = f"ownership/{facts.id}/{told}/{ids.derived(reader.email.casefold())}"
    language = DUTCH if settings.FOYER_STRICT_COMPATIBILITY else reader.language or DUTCH
    return Letter(KINDS[told].name, reader.email, language, {**values, "reader": reader.username}, key)


def _about(facts: RequestFacts) -> dict[str, Any]:
    return {"organizer": facts.organizer_name}


def _page(facts: RequestFacts) -> str:
    return f"{settings.FOYER_FRONTEND_URL}/organizers/{facts.organizer_id}"


def _called(facts: RequestFacts) -> str:
    """Return how whoever decides recognises the person: by name and address, else by id."""
    person = facts.owner
    if person is None:
        return facts.owner_id
    return person.email if person.username == person.email else f"{person.username} ({person.email})"
