# SPDX-License-Identifier: EUPL-1.2
"""What the kernel does when time passes."""

from datetime import time, timedelta

from foyer.kernel.http import idempotency
from foyer.kernel.pruning import prune
from foyer.kernel.schedules import Schedule, register

register(Schedule("kernel.prune", run=prune, at=time(3, 10)))
register(Schedule("kernel.forget-answers", run=idempotency.forget_old, every=timedelta(hours=1)))
