# SPDX-License-Identifier: EUPL-1.2
import signal
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.kernel import reactions
from foyer.kernel.worker import cursors, reading
from foyer.kernel.worker.heartbeat import held
from foyer.kernel.worker.leases import Taken


class Command(BaseCommand):
    help = "Rebuild from current records what a reaction has made from news. Ctrl-C stops it cleanly."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the reaction, as `foyer events` lists it")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            reaction = reactions.find(options["name"])
        except LookupError as error:
            raise CommandError(str(error)) from error
        if reaction.rebuild is None:
            raise CommandError(f"reaction {reaction.name!r} has nothing to rebuild")
        self._stopped = False
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        self._shown = 0.0
        try:
            with held(f"rebuild:{reaction.name}"):
                # What is news now is in the records that the rebuild walks afterwards.
                known = reading.ends()
                reaction.rebuild(self._progress)
                cursors.skip_all(reaction.name, known)
        except Taken as error:
            raise CommandError(f"{reaction.name} is being rebuilt by another process") from error
        except reactions.NotRebuilt as error:
            raise CommandError(f"{error}; what was there before is left") from error
        except reactions.Stopped as error:
            raise CommandError("stopped; run it again to go on", returncode=130) from error
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        self.stdout.write(f"{reaction.name}: rebuilt")

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopped = True

    def _progress(self, done: int, total: int | None) -> None:
        if self._stopped:
            raise reactions.Stopped
        # A line on a terminal is written over; a log gets one every ten seconds.
        tty = sys.stderr.isatty()
        if time.monotonic() - self._shown < (0.2 if tty else 10):
            return
        self._shown = time.monotonic()
        share = f" of {total} ({100 * done // max(total, 1)}%)" if total is not None else ""
        self.stderr.write(f"{done}{share}", ending="\r" if tty else "\n")
