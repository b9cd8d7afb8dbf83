# SPDX-License-Identifier: EUPL-1.2
"""Whether what should go on in the background does: who attends to reactions, which schedules are late."""

from dataclasses import dataclass
from datetime import datetime

from foyer.kernel import clock, reactions, schedules
from foyer.kernel.models import Lease, ScheduleState
from foyer.kernel.worker.cursors import lease_name
from foyer.kernel.worker.owner import is_gone

# A run may take a while, and a worker looks each second: below this nobody needs to know.
LATE_SECONDS = 60


@dataclass(frozen=True)
class ScheduleLine:
    """One schedule: when it is due, when it last ended, and how often it failed since."""

    name: str
    due: datetime | None
    finished: datetime | None
    failures: int
    error: str
    late_seconds: int

    @property
    def is_late(self) -> bool:
        """Whether it should have run a while ago."""
        return self.late_seconds > LATE_SECONDS


def unattended() -> list[str]:
    """Return the reactions that no living worker attends to, by name. One query."""
    held = Lease.objects.filter(until__gt=clock.now()).exclude(owner="").values_list("name", "owner")
    living = {name for name, owner in held if not is_gone(owner)}
    return [each.name for each in reactions.registered() if lease_name(each.name) not in living]


def schedule_lines() -> list[ScheduleLine]:
    """Return all schedules with the state of those that were planned at least once. One query."""
    states = {state.name: state for state in ScheduleState.objects.all()}
    now = clock.now()
    lines = []
    for schedule in schedules.registered():
        state = states.get(schedule.name)
        if state is None:
            lines.append(ScheduleLine(schedule.name, None, None, 0, "", 0))
            continue
        late = max(0, int((now - state.due).total_seconds()))
        lines.append(ScheduleLine(state.name, state.due, state.finished, state.failures, state.error, late))
    return lines
