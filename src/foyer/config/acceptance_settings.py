# SPDX-License-Identifier: EUPL-1.2
"""The settings of an acceptance environment: those of any installation, and stand-ins beside them."""

from foyer.config.settings import *  # noqa: F403
from foyer.config.settings.apps import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "foyer.blocks.acceptance.stand_ins"]
