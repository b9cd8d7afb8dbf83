# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.kernel import schedules
from foyer.kernel.clock import BRUSSELS
from foyer.kernel.counted import counted
from foyer.kernel.schedules import Schedule
from foyer.kernel.worker import scheduling
from foyer.kernel.worker.heartbeat import beating


class Command(BaseCommand):
    help = "List what happens because time passes, or run one of it now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", nargs="?", choices=["list", "run"], default="list")
        parser.add_argument("name", nargs="?", help="the schedule to run")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["action"] == "run":
            self._run(options["name"])
            return
        self.stdout.write(f"{'schedule':<32}{'when':<20}{'due':<21}last run")
        for schedule in schedules.registered():
            state = scheduling.state_of(schedule)
            due = state.due.astimezone(BRUSSELS)
            last = f"{state.finished.astimezone(BRUSSELS):%Y-%m-%d %H:%M:%S}" if state.finished else "never"
            failed = f"; failed {counted(state.failures, 'time')}: {state.error}" if state.failures else ""
            when = self._when(schedule)
            self.stdout.write(f"{schedule.name:<32}{when:<20}{due:%Y-%m-%d %H:%M:%S}  {last}{failed}")

    @staticmethod
    def _when(schedule: Schedule) -> str:
        return f"at {schedule.at:%H:%M}" if schedule.at else f"every {schedule.every}"

    def _run(self, name: str | None) -> None:
        try:
            schedule = schedules.find(name or "")
        except LookupError as error:
            raise CommandError(str(error)) from error
        try:
            with beating() as owner:
                done = scheduling.run(schedule, owner, only_if_due=False)
        except scheduling.Busy as error:
            raise CommandError(f"{name} is running in another process") from error
        if not done:
            raise CommandError(f"{name} failed; the log says why")
        self.stdout.write(f"{name}: done")
