# SPDX-License-Identifier: EUPL-1.2
"""All that a mailer needs to know of a request."""

from dataclasses import dataclass

from foyer.blocks.identity.public import DirectoryUser, users_by_id
from foyer.blocks.offers.public import organizer_facts
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.rules.owners_role import called
from foyer.blocks.ownership.rules.states import APPROVED


@dataclass(frozen=True)
class RequestFacts:
    """A request with the people whom it concerns.

    `owner` and `requester` are None where nobody knows them any more. `managers` are the people who are
    told of a new request: the creator of the organiser and everybody who owns it, not because of this
    request; each address once, nobody where nobody is known.
    """

    id: str
    state: str
    organizer_id: str
    organizer_name: str
    owner_id: str
    owner: DirectoryUser | None
    requester: DirectoryUser | None
    managers: tuple[DirectoryUser, ...]


def request(ownership_id: str) -> RequestFacts | None:
    """Return what there is to know of a request, as things are now, or None. Four queries."""
    row = Ownership.objects.filter(public_id=ownership_id).first()
    if row is None:
        return None
    organizer = organizer_facts([row.organizer_id]).get(row.organizer_id)
    approved = Ownership.objects.filter(organizer_id=row.organizer_id, state=APPROVED).order_by("id")
    creator = [organizer.creator] if organizer and organizer.creator else []
    told = [*creator, *approved.exclude(pk=row.pk).values_list("owner_id", flat=True)]
    people = users_by_id({*told, row.owner_id, row.requester_id})
    managers = {people[who].email.casefold(): people[who] for who in told if who in people}
    return RequestFacts(
        row.public_id,
        row.state,
        row.organizer_id,
        called(organizer.name, organizer.main_language) if organizer else "",
        row.owner_id,
        people.get(row.owner_id),
        people.get(row.requester_id),
        tuple(managers.values()),
    )
