# SPDX-License-Identifier: EUPL-1.2
"""What mail does when time passes."""

from datetime import time, timedelta

from foyer.blocks.mail.services.announce_due import announce_due, forget_old
from foyer.kernel.schedules import Schedule, register

register(Schedule("mail.announce-due", run=announce_due, every=timedelta(seconds=10)))
register(Schedule("mail.forget-old", run=forget_old, at=time(3, 20)))
