# SPDX-License-Identifier: EUPL-1.2
"""Say for which ages an event or place is."""

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules import ages
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_age_range(actor: Actor, kind: str, public_id: str, text: str) -> bool:
    """Set a range such as `6-12`; `-` is for everybody. On events it removes the range of birth dates.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, the range runs backwards.
    """
    low, high = ages.bounds(text)
    if high is not None and low > high:
        raise problems.invalid_data([SchemaError("/typicalAgeRange", ages.BACKWARDS)])

    def mutate(state: State) -> State:
        after = state.having(typicalAgeRange=ages.normal(text), birthdateRange=None)
        return after.knowing(ageKnown=True) if kind == "place" else after

    return change(actor, kind, public_id, "set-age-range", EDIT[kind], mutate)
