# SPDX-License-Identifier: EUPL-1.2
"""Say for whom an event is: members, schools, only children, those born between two dates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.queries.items import exists
from foyer.blocks.offers.rules import ages, birthdates, refusals
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_audience(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{audienceType}`; events at an education place are for schools only.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, its place excludes this.
    """
    audience = wanted["audienceType"]

    def mutate(state: State) -> State:
        if state.place in settings.FOYER_EDUCATION_PLACES and audience != "education":
            raise refusals.audience_not_allowed(audience)
        return state.having(audience={"audienceType": audience})

    return change(actor, "event", public_id, "set-audience", EDIT_OFFER, mutate)


def set_children_only(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{childrenOnly}`.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it.
    """
    only = True if wanted["childrenOnly"] else None
    return change(
        actor,
        "event",
        public_id,
        "set-children-only",
        EDIT_OFFER,
        lambda state: state.having(childrenOnly=only),
    )


def set_birthdate_range(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, str] | None) -> bool:
    """Set `{from, to}`, which takes the place of the ages; None brings everybody back.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, the range runs backwards.
    """
    if wanted is not None and birthdates.backwards(wanted):
        raise problems.invalid_data([SchemaError("/birthdateRange", birthdates.BACKWARDS)])

    def mutate(state: State) -> State:
        if wanted is not None:
            born = {"from": wanted["from"], "to": wanted["to"]}
            return state.having(birthdateRange=born, typicalAgeRange=None)
        kept = state.document.get("typicalAgeRange", ages.ALL)
        return state.having(birthdateRange=None, typicalAgeRange=kept)

    return change(actor, "event", public_id, "set-birthdate-range", EDIT_OFFER, mutate)


def set_departure_places(actor: Actor, _kind: str, public_id: str, wanted: Sequence[str]) -> bool:
    """Say from which places (addresses) children leave; an empty list clears them.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, a place does not exist or
            the event is not for children only.
    """
    faults = [
        SchemaError(f"/{number}", f'The place with url "{address}" was not found.')
        for number, address in enumerate(wanted)
        if not exists("place", last_part(address))
    ]
    if faults:
        raise problems.invalid_data(faults)

    def mutate(state: State) -> State:
        if wanted and state.document.get("childrenOnly") is not True:
            raise refusals.departure_without_children(public_id)
        return state.having(departurePlaces=list(wanted) or None)

    return change(actor, "event", public_id, "set-departure-places", EDIT_OFFER, mutate)
