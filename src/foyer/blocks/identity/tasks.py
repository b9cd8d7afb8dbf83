# SPDX-License-Identifier: EUPL-1.2
"""What identity does because time passes."""

from datetime import time

from foyer.blocks.identity.services.forget_users import forget_users
from foyer.kernel.schedules import Schedule, register

register(Schedule("identity.forget-users", run=forget_users, at=time(3, 40)))
