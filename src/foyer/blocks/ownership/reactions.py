# SPDX-License-Identifier: EUPL-1.2
"""What ownership does when a request was made or decided: it writes to those whom it concerns.

Letters follow the news, so that none of them can fail or delay a request.
"""

from collections.abc import Sequence

from django.conf import settings

from foyer.blocks.mail.public import Letter, queue
from foyer.blocks.ownership.letters import KINDS, letters
from foyer.blocks.ownership.queries.requests import request
from foyer.blocks.ownership.rules.telling import is_told
from foyer.blocks.ownership.services.news import PREFIX
from foyer.kernel.reactions import Happened, Reaction, register


def handle(news: Sequence[Happened]) -> None:
    """Queue the letters that follow from news; news told twice queues none twice."""
    if not settings.FOYER_OWNERSHIP_MAILS:
        return
    made: list[Letter] = []
    for item in news:
        told = item.type.removeprefix(PREFIX)
        facts = request(item.aggregate_id)
        if facts is not None and is_told(told, facts.state):
            made += letters(told, facts)
    queue(made)


register(
    Reaction("ownership.letters", frozenset(PREFIX + state for state in KINDS), handle=handle, batch=100)
)
