# SPDX-License-Identifier: EUPL-1.2
"""The kernel's tables, one aggregate a file."""

from foyer.kernel.models.audit_entry import AuditEntry
from foyer.kernel.models.outbox_event import OutboxEvent

__all__ = ["AuditEntry", "OutboxEvent"]
