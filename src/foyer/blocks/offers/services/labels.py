# SPDX-License-Identifier: EUPL-1.2
"""Labels of whole documents: known ones decide for themselves, unknown ones come into being by use."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from foyer.blocks.offers.collation import sort_key
from foyer.blocks.offers.models import Label
from foyer.blocks.offers.permissions import god
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.rules.labels import is_suggested, key
from foyer.kernel import ids
from foyer.kernel.actors import Actor

BATCH = 500
ASKED_AT_ONCE = 2_000
"""Databases bound how many values one query holds."""


@dataclass(frozen=True)
class LabelFacts:
    """How a label is spelled, in which list it stands, and whether the caller may use it."""

    name: str
    visible: bool
    usable: bool = True


def usable(actor: Actor, private: Mapping[str, str]) -> AbstractSet[str]:
    """Return the ids of those private labels (id to compared name) that an actor may use.

    No query for none of them, nor for somebody who passes every check.
    """
    if not private or actor.is_system or god(actor, None):
        return private.keys()
    return ports().grants.labels(actor, private)


class Labels:
    """The labels of a batch of documents. Reading is one query for 2,000 names, and one more where some are
    private; keeping the new ones is another.
    """

    def __init__(self, actor: Actor, names: Iterable[str]) -> None:
        rows = list(_rows({key(name) for name in names}))
        allowed = usable(actor, {label_id: name_key for label_id, name_key, *_, private in rows if private})
        self.known = {
            name_key: LabelFacts(name, visible, not private or label_id in allowed)
            for label_id, name_key, name, visible, private in rows
        }
        self._new: dict[str, LabelFacts] = {}

    def use(self, name: str, *, visible: bool) -> None:
        """Make an unknown name a label, in the list in which it is used first."""
        name_key = key(name)
        if name_key not in self.known:
            self.known[name_key] = self._new[name_key] = LabelFacts(name.strip(), visible)

    def keep(self) -> None:
        """Write the labels that came into being. One that somebody else just made stays as it is."""
        if not self._new:
            return
        Label.objects.bulk_create(
            [
                Label(
                    public_id=ids.new(),
                    name=facts.name,
                    name_key=name_key,
                    visible=facts.visible,
                    excluded=not is_suggested(facts.name),
                    sort_key=sort_key(facts.name),
                )
                for name_key, facts in self._new.items()
            ],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        self._new.clear()


def _rows(keys: AbstractSet[str]) -> Iterator[tuple[str, str, str, bool, bool]]:
    """Go through the labels with these keys: id, key, name, whether visible, whether private."""
    wanted = list(keys)
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        found = Label.objects.filter(name_key__in=wanted[start : start + ASKED_AT_ONCE])
        yield from found.values_list("public_id", "name_key", "name", "visible", "private")
