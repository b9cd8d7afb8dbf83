# SPDX-License-Identifier: EUPL-1.2
"""What the kernel does when time passes."""

from datetime import time

from foyer.kernel.pruning import prune
from foyer.kernel.schedules import Schedule, register

register(Schedule("kernel.prune", run=prune, at=time(3, 10)))
