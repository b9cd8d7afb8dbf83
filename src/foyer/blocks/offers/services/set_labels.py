# SPDX-License-Identifier: EUPL-1.2
"""Put labels on an item and take them off, one at a time or all at once."""

from collections.abc import Iterable

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT, USE_LABELS
from foyer.blocks.offers.rules import labels as rules
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.blocks.offers.services.labels import Labels
from foyer.kernel.actors import Actor

NO_NAME = f"The label should match pattern: {rules.NAME}"


def set_labels(actor: Actor, kind: str, public_id: str, names: Iterable[str]) -> bool:
    """Let an item have exactly these labels; private ones that the actor may not use stay as they are.

    Counts as a change even when the set is the same.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    asked = list(names)

    def mutate(state: State) -> State:
        present = [*state.document.get("labels", ()), *state.document.get("hiddenLabels", ())]
        known = _known(actor, asked, present)
        return rules.replaced(state, asked, known)

    return change(actor, kind, public_id, "set-labels", EDIT[kind], mutate, always=True)


def add_label(actor: Actor, kind: str, public_id: str, name: str) -> bool:
    """Put one label on an item; who may use the label needs no right on the item.

    Raises:
        Problem: 404, there is no such item, or this cannot be a name; 403, the actor may not use the label.
    """

    def mutate(state: State) -> State:
        label = _known(actor, [name], ())[rules.key(name)]
        if not label.usable:
            raise problems.label_not_allowed(name)
        return rules.added(state, label)

    _require_name(name)
    return change(actor, kind, public_id, "add-label", USE_LABELS, mutate, detail=name.strip())


def remove_label(actor: Actor, kind: str, public_id: str, name: str) -> bool:
    """Take one label off an item; an absent one changes nothing.

    Raises:
        Problem: as for `add_label`.
    """

    def mutate(state: State) -> State:
        known = Labels(actor, [name]).known.get(rules.key(name))
        if known is not None and not known.usable:
            raise problems.label_not_allowed(name)
        return rules.removed(state, name)

    _require_name(name)
    return change(actor, kind, public_id, "remove-label", USE_LABELS, mutate, detail=name.strip())


def _known(actor: Actor, names: Iterable[str], present: Iterable[str]) -> rules.Labels:
    labels = Labels(actor, [*names, *present])
    for name in names:
        labels.use(name, visible=True)
    labels.keep()
    return labels.known


def _require_name(name: str) -> None:
    if not rules.is_name(name):
        raise problems.not_found(NO_NAME)
