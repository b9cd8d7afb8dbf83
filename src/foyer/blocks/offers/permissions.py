# SPDX-License-Identifier: EUPL-1.2
"""The named rights on events, places and organisers: closed unless a rule opens them.

Rules that need roles or a query on the item become further entries of the tuples.
"""

from dataclasses import dataclass

from django.conf import settings

from foyer.blocks.offers import problems
from foyer.kernel.actors import Actor
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


CREATE = Right("offers.create", (authenticated,))
EDIT_OFFER = Right("Aanbod bewerken", (god, owner, contributor))
MODERATE_OFFER = Right("Aanbod modereren", (god, owner, contributor))
EDIT_FACILITIES = Right("Voorzieningen bewerken", (god,))
EDIT_ORGANIZER = Right("Organisaties bewerken", (god, owner, contributor))
MANAGE_ORGANIZERS = Right("Organisaties beheren", (god,))
# Labels have rights of their own: who may use one needs none on the item that it is put on.
USE_LABELS = Right("offers.use-labels", (authenticated,))
READ_HISTORY = Right("offers.read-history", (god,))

EDIT = {"event": EDIT_OFFER, "place": EDIT_OFFER, "organizer": EDIT_ORGANIZER}


def require(right: Right, actor: Actor, item: Item) -> None:
    """Let pass or raise.

    Raises:
        Problem: 403 with the sentence of the contract.
    """
    if not right.allows(actor, item):
        raise problems.forbidden(
            f'User {actor.name} has no permission "{right.name}" on resource {item.public_id}'
        )
