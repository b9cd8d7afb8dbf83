# SPDX-License-Identifier: EUPL-1.2
"""The named rights on events, places and organisers, and those that hold everywhere: closed unless opened.

What roles and configuration grant is asked through a port, by the name of the right: the sentence that the
contract has for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings

from foyer.blocks.offers import problems
from foyer.blocks.offers.ports import ports
from foyer.kernel.actors import Actor
from foyer.kernel.problems import Problem
from foyer.kernel.rights import Right, authenticated


@dataclass(frozen=True)
class Item:
    """What a right is asked on: an item, its owner, the owner of the organiser of an event, who helps."""

    kind: str
    public_id: str
    creator: str = ""
    organizer_creator: str = ""
    contributors: tuple[str, ...] = ()


def god(actor: Actor, _item: object) -> bool:
    """Grant to the configured users who pass every check, and to those who run this installation."""
    return actor.is_staff or actor.user_id in settings.FOYER_GOD_USERS


def owner(actor: Actor, item: object) -> bool:
    """Grant to whoever entered the item, or owns the organiser that an event is linked to now."""
    if not isinstance(item, Item) or not actor.user_id:
        return False
    return actor.user_id == item.creator or (item.kind == "event" and actor.user_id == item.organizer_creator)


def contributor(actor: Actor, item: object) -> bool:
    """Grant to those whose token names an e-mail address that the owner has listed."""
    if not isinstance(item, Item) or not actor.email:
        return False
    return actor.email.casefold() in {address.casefold() for address in item.contributors}


@dataclass(frozen=True)
class ItemRight(Right):
    """A right on one item: by what the caller is to it, else by a role that covers it as it is now.

    `told` is the name that refusals tell where the contract has another one there.
    """

    told: str = ""

    def allows(self, actor: Actor, subject: object = None) -> bool:
        """Say whether the actor has this right on an item."""
        return isinstance(subject, Item) and bool(self.among(actor, [subject]))

    def among(self, actor: Actor, items: Iterable[Item]) -> frozenset[str]:
        """Return the ids of those items on which the actor has this right. Roles are asked once."""
        rest: list[Item] = []
        found: set[str] = set()
        for item in items:
            if actor.is_system or any(rule(actor, item) for rule in self.rules):
                found.add(item.public_id)
            else:
                rest.append(item)
        if rest:
            found |= ports().grants.covering(self.name, actor, [(item.kind, item.public_id) for item in rest])
        return frozenset(found)


@dataclass(frozen=True)
class GlobalRight(Right):
    """A right that holds everywhere or nowhere: some role or the configuration of a program grants it."""

    def allows(self, actor: Actor, subject: object = None) -> bool:
        """Say whether the actor has this right; the subject plays no part."""
        return (
            actor.is_system
            or any(rule(actor, subject) for rule in self.rules)
            or self.name in ports().grants.everywhere(actor)
        )


CREATE = Right("offers.create", (authenticated,))
EDIT_OFFER = ItemRight("Aanbod bewerken", (god, owner, contributor))
MODERATE_OFFER = ItemRight("Aanbod modereren", (god, owner, contributor))
# No operation needs it; lists of what somebody may do show it.
DELETE_OFFER = ItemRight("Aanbod verwijderen", (god, owner, contributor))
EDIT_ORGANIZER = ItemRight("Organisaties bewerken", (god, owner, contributor))
EDIT_FACILITIES = GlobalRight("Voorzieningen bewerken", (god,))
MANAGE_ORGANIZERS = GlobalRight("Organisaties beheren", (god,))
MANAGE_USERS = GlobalRight("Gebruikers beheren", (god,))
MANAGE_LABELS = GlobalRight("Labels beheren", (god,))
PRODUCE = GlobalRight("Producties aanmaken", (god,))
# Labels have rights of their own: who may use one needs none on the item that it is put on.
USE_LABELS = Right("offers.use-labels", (authenticated,))
READ_HISTORY = Right("offers.read-history", (god,))
MANAGE_DUPLICATES = Right("offers.manage-duplicates", (god,))
# What a card gives is told by its platform alone, through the block of the card.
SET_CARD_PRICES = Right("offers.set-card-prices")

EDIT = {"event": EDIT_OFFER, "place": EDIT_OFFER, "organizer": EDIT_ORGANIZER}
# Whoever may not see or set contributors is told of offers, also where it is an organiser.
CONTRIBUTORS = {**EDIT, "organizer": replace(EDIT_ORGANIZER, told=EDIT_OFFER.name)}


def may(right: Right, actor: Actor) -> bool:
    """Say whether an actor has a right that holds everywhere."""
    return right.allows(actor)


def require(right: Right, actor: Actor, item: Item | str) -> None:
    """Let pass or raise. `item` is the id alone where the thing is none of offers.

    Raises:
        Problem: 403 with the sentence of the contract.
    """
    if not right.allows(actor, item):
        raise refusal(right, actor, item.public_id if isinstance(item, Item) else item)


def refusal(right: Right, actor: Actor, resource: str) -> Problem:
    """Return the refusal of an actor without a right on what has this id."""
    name = (right.told if isinstance(right, ItemRight) else "") or right.name
    return problems.forbidden(f'User {actor.name} has no permission "{name}" on resource {resource}')


def require_everywhere(right: Right, actor: Actor) -> None:
    """Let pass or raise, before a whole operation that reads.

    Raises:
        Problem: 403 with the sentence of the contract.
    """
    if not right.allows(actor):
        raise problems.forbidden(f'This request requires the "{right.name}" permission')
