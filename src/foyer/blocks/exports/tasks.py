# SPDX-License-Identifier: EUPL-1.2
"""The job of exports, and what happens to them when time passes."""

from datetime import timedelta

from foyer.blocks.exports.services.make_export import make_export
from foyer.blocks.exports.services.prune_exports import prune_exports
from foyer.blocks.exports.services.start_export import MAKE
from foyer.blocks.jobs.public import register
from foyer.kernel import schedules
from foyer.kernel.schedules import Schedule

register(MAKE, make_export)
schedules.register(Schedule("exports.prune", run=prune_exports, every=timedelta(hours=1)))
