# SPDX-License-Identifier: EUPL-1.2
import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.kernel import reactions, schedules
from foyer.kernel.memory import settle
from foyer.kernel.restoring import is_unsettled
from foyer.kernel.worker.process import Worker
from foyer.kernel.worker.reading import adopt_foreign_numbers


class Command(BaseCommand):
    help = "Handle news and run what is due, until SIGTERM or Ctrl-C. Several may run; they share the work."
    requires_migrations_checks = True

    def handle(self, *_args: Any, **_options: Any) -> None:
        if is_unsettled():
            raise CommandError(
                "a restore or an upgrade goes on here, or was cut off: `foyer doctor` says more"
            )
        adopt_foreign_numbers()
        worker = Worker(reactions.registered(), schedules.registered())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        names = ", ".join(reaction.name for reaction in reactions.registered()) or "none"
        self.stdout.write(f"worker: reactions {names}; {len(schedules.registered())} schedules")
        settle()
        worker.run()
        self.stdout.write("worker: stopped")
