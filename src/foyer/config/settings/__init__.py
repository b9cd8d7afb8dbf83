# SPDX-License-Identifier: EUPL-1.2
"""Settings, read from `FOYER_...` variables of the environment; each has a default that runs.

One file a subject. `declared.py` lists them all; docs/reference/settings.md is made from it.
"""

from foyer.config.settings.accounts import *  # noqa: F403
from foyer.config.settings.apps import *  # noqa: F403
from foyer.config.settings.database import *  # noqa: F403
from foyer.config.settings.exports import *  # noqa: F403
from foyer.config.settings.given import *  # noqa: F403
from foyer.config.settings.imports import *  # noqa: F403
from foyer.config.settings.limits import *  # noqa: F403
from foyer.config.settings.logs import *  # noqa: F403
from foyer.config.settings.mail import *  # noqa: F403
from foyer.config.settings.media import *  # noqa: F403
from foyer.config.settings.offers import *  # noqa: F403
from foyer.config.settings.outreach import *  # noqa: F403
from foyer.config.settings.outside import *  # noqa: F403
from foyer.config.settings.ownership import *  # noqa: F403
from foyer.config.settings.pages import *  # noqa: F403
from foyer.config.settings.platform import *  # noqa: F403
from foyer.config.settings.productions import *  # noqa: F403
from foyer.config.settings.rights import *  # noqa: F403
from foyer.config.settings.web import *  # noqa: F403
