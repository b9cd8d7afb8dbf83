# SPDX-License-Identifier: EUPL-1.2
"""The kernel's tables, one aggregate a file."""

from foyer.kernel.models.audit_entry import AuditEntry
from foyer.kernel.models.failed_news import FailedNews
from foyer.kernel.models.idempotent_call import IdempotentCall
from foyer.kernel.models.lease import Lease
from foyer.kernel.models.outbox_event import OutboxEvent
from foyer.kernel.models.reaction_cursor import ReactionCursor
from foyer.kernel.models.schedule_state import ScheduleState

__all__ = [
    "AuditEntry",
    "FailedNews",
    "IdempotentCall",
    "Lease",
    "OutboxEvent",
    "ReactionCursor",
    "ScheduleState",
]
