# SPDX-License-Identifier: EUPL-1.2
"""What other blocks and installations may ask of outreach.

News: `outreach.subscription.made` and `outreach.subscription.ended`, with the id of the subscription.
"""

from foyer.blocks.outreach.api.routes import ENTRY_PART
from foyer.blocks.outreach.ports import MailService, MailServiceFailed, register_mail_service
from foyer.blocks.outreach.services.subscribe import subscribe
from foyer.blocks.outreach.services.unsubscribe import unsubscribe

__all__ = [
    "ENTRY_PART",
    "MailService",
    "MailServiceFailed",
    "register_mail_service",
    "subscribe",
    "unsubscribe",
]
