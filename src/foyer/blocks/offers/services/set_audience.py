# SPDX-License-Identifier: EUPL-1.2
"""Say for whom an event is: members, schools, only children, those born between two dates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.changes import audience
from foyer.blocks.offers.services.change import Mutation, change
from foyer.blocks.offers.services.surroundings import Surroundings
from foyer.kernel.actors import Actor


def set_audience(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{audienceType}`; events at an education place are for schools only.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, its place excludes this.
    """
    schools = settings.FOYER_EDUCATION_PLACES
    return _change(
        actor,
        public_id,
        "set-audience",
        lambda state: audience.with_audience(state, wanted["audienceType"], schools),
    )


def set_children_only(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{childrenOnly}`.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it.
    """
    return _change(
        actor,
        public_id,
        "set-children-only",
        lambda state: audience.with_children_only(state, wanted["childrenOnly"]),
    )


def set_birthdate_range(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, str] | None) -> bool:
    """Set `{from, to}`, which takes the place of the ages; None brings everybody back.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, the range runs backwards.
    """
    mutate: Mutation = audience.without_birthdates
    if wanted is not None:
        asked = wanted
        mutate = lambda state: audience.with_birthdates(state, asked)  # noqa: E731 - one of two mutations
    return _change(actor, public_id, "set-birthdate-range", mutate)


def set_departure_places(actor: Actor, _kind: str, public_id: str, wanted: Sequence[str]) -> bool:
    """Say from which places (addresses) children leave; an empty list clears them.

    Raises:
        Problem: 400, a place does not exist or the event is not for children only; 404, there is no such
            event; 403, the actor may not edit it.
    """
    known = Surroundings()
    known.learn((last_part(address) for address in wanted), ())
    if faults := audience.unknown_places(wanted, known):
        raise problems.invalid_data(faults)
    return _change(
        actor,
        public_id,
        "set-departure-places",
        lambda state: audience.with_departure_places(state, wanted),
    )


def _change(actor: Actor, public_id: str, verb: str, mutate: Mutation) -> bool:
    return change(actor, "event", public_id, verb, EDIT_OFFER, mutate)
