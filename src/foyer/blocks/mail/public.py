# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of mail.

News: `mail.letter.queued`, of our own: a letter waits for its first try.
"""

from foyer.blocks.mail.kinds import LetterKind, register
from foyer.blocks.mail.rules.addresses import is_address
from foyer.blocks.mail.services.queue_letters import Letter, queue

__all__ = ["Letter", "LetterKind", "is_address", "queue", "register"]
