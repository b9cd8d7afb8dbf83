# SPDX-License-Identifier: EUPL-1.2
"""What search does because time passes."""

from datetime import time, timedelta

from foyer.blocks.search.services.heal_index import heal_index
from foyer.blocks.search.services.refresh_rolling import refresh_rolling
from foyer.kernel.schedules import Schedule, register

# The first time it makes the index of a new installation: people wait for it.
register(Schedule("search.heal", heal_index, every=timedelta(seconds=10), due_at_first=True))
register(Schedule("search.rolling", refresh_rolling, at=time(3, 20)))
