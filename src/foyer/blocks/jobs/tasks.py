# SPDX-License-Identifier: EUPL-1.2
"""What jobs does when time passes."""

from datetime import time, timedelta

from foyer.blocks.jobs.services.keep_going import announce_due, forget_old
from foyer.kernel.schedules import Schedule, register

register(Schedule("jobs.announce-due", run=announce_due, every=timedelta(seconds=5)))
register(Schedule("jobs.forget-old", run=forget_old, at=time(3, 15)))
