# SPDX-License-Identifier: EUPL-1.2
"""What search does because time passes."""

from datetime import time, timedelta

from foyer.blocks.search.services.heal_index import heal_index
from foyer.blocks.search.services.refresh_rolling import refresh_rolling
from foyer.kernel.schedules import Schedule, register

register(Schedule("search.heal", heal_index, every=timedelta(seconds=10)))
register(Schedule("search.rolling", refresh_rolling, at=time(3, 20)))
