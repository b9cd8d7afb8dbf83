# SPDX-License-Identifier: EUPL-1.2
"""What roles does when somebody came into one or went: it writes to him, after the fact.

What follows from another block's decision, such as a request for an organiser, is told by that block.
"""

from collections.abc import Sequence

from django.conf import settings

from foyer.blocks.identity.public import users_by_id
from foyer.blocks.mail.public import Letter, queue
from foyer.blocks.roles import letters
from foyer.blocks.roles.queries import role_of_membership, roles_of
from foyer.blocks.roles.services.members import JOINED, LEFT
from foyer.kernel.reactions import Happened, Reaction, register


def handle(news: Sequence[Happened]) -> None:
    """Queue a letter to each member whom somebody knows; the version of the news is the membership."""
    if not settings.FOYER_ROLE_MAILS:
        return
    people = users_by_id({item.aggregate_id for item in news})
    made: list[Letter] = []
    for item in news:
        person = people.get(item.aggregate_id)
        if person is None:
            continue
        if item.type == LEFT:
            made.append(letters.left(item.version, person, roles_of(person.id)))
        elif (role := role_of_membership(item.version)) is not None:
            made.append(letters.joined(item.version, person, role))
    queue(made)


register(Reaction("roles.letters", frozenset({JOINED, LEFT}), handle=handle, batch=100))
