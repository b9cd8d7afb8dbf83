# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of mail.

News: `mail.letter.queued`, of our own: a letter waits for a try.
"""

from foyer.blocks.mail.colours import register_colours
from foyer.blocks.mail.kinds import LetterKind, register
from foyer.blocks.mail.queries import LetterFacts, RefusalFacts, counts, letter, letters, refusals
from foyer.blocks.mail.rendering import Rendered
from foyer.blocks.mail.rules.addresses import is_address
from foyer.blocks.mail.services.queue_letters import Letter, queue
from foyer.blocks.mail.services.refuse_address import readmit
from foyer.blocks.mail.services.try_again import try_again

__all__ = [
    "Letter",
    "LetterFacts",
    "LetterKind",
    "RefusalFacts",
    "Rendered",
    "counts",
    "is_address",
    "letter",
    "letters",
    "queue",
    "readmit",
    "refusals",
    "register",
    "register_colours",
    "try_again",
]
