# SPDX-License-Identifier: EUPL-1.2
"""The way of every change of one item: right, rules, one transaction, history, audit, news.

A verb gives the right that it needs and a function from the present state to the next; the rest is the
same for all of them. An equal state is no change: nothing is recorded.
"""

from collections.abc import Callable
from dataclasses import replace

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import require
from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.writing import PROPERTIES
from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.conditions import meet_condition
from foyer.blocks.offers.services.state import current
from foyer.blocks.offers.services.store import Change, keep
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane
from foyer.kernel.rights import Right

Mutation = Callable[[State], State]


def change(
    actor: Actor,
    kind: str,
    public_id: str,
    verb: str,
    right: Right,
    mutate: Mutation,
    *,
    always: bool = False,
    detail: str = "",
) -> bool:
    """Let `mutate` change one item; return whether anything was recorded.

    `always` records an equal state too, for the one verb of which the contract wants that. `detail` is what
    the history tells beside the verb.

    Raises:
        Problem: 404, there is no such item; 403, the actor lacks the right on it; 412, it is not what the
            caller has seen; whatever the rules of `mutate` refuse. Nothing is written then.
    """

    def work() -> bool:
        found = current(kind, [public_id], lock=True).get(public_id)
        if found is None:
            raise problems.item_not_found(kind, public_id)
        require(right, actor, found.item)
        meet_condition(kind, public_id)
        after = finish(kind, mutate(found.state))
        properties = found.state.differs(after)
        if not properties and not always:
            return False
        keep(actor, [Change(kind, public_id, verb, found, after, properties, detail)], Lane.OWN)
        return True

    return attempted(work)


def require_on(actor: Actor, kind: str, public_id: str, right: Right) -> None:
    """Let pass or raise, before a change that has several steps.

    Raises:
        Problem: 404, there is no such item; 403, the actor lacks the right on it; 412, it is not what the
            caller has seen.
    """
    found = current(kind, [public_id], lock=False).get(public_id)
    if found is None:
        raise problems.item_not_found(kind, public_id)
    require(right, actor, found.item)
    meet_condition(kind, public_id)


def with_calendar(state: State, calendar: Calendar) -> State:
    """Return a state with another calendar; what the old one alone had is gone."""
    document = {name: value for name, value in state.document.items() if name not in PROPERTIES}
    return replace(state, document={**document, **calendar.document()})
