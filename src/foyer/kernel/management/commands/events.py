# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.kernel import clock, reactions
from foyer.kernel.counted import counted
from foyer.kernel.models import FailedNews
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker import cursors, failures
from foyer.kernel.worker.reading import waiting


class Command(BaseCommand):
    help = "Show how far each reaction is, and the news that it could not handle."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retry", metavar="ID|all", help="try a dead letter, or all of them, again")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["retry"]:
            self._retry(options["retry"])
            return
        self._show_lag()
        self._show_failed()

    def _retry(self, which: str) -> None:
        if which != "all" and not which.isdigit():
            raise CommandError(f'--retry takes the number of a dead letter or "all", not {which!r}')
        revived = failures.revive(None if which == "all" else [int(which)])
        if which != "all" and not revived:
            raise CommandError(f"there is no dead letter {which}; `foyer events` lists them")
        self.stdout.write(f"{counted(revived, 'dead letter')} will be tried again by the worker")

    def _show_lag(self) -> None:
        self.stdout.write(f"{'reaction':<28}{'lane':<6}{'waiting':>9}  oldest")
        for reaction in reactions.registered():
            for lane in Lane:
                count, oldest = waiting(lane, cursors.seen_from(reaction.name, lane))
                age = f"{(clock.now() - oldest).total_seconds():.0f} s" if oldest else "-"
                self.stdout.write(f"{reaction.name:<28}{lane.name.lower():<6}{count:>9}  {age}")

    def _show_failed(self) -> None:
        failed = FailedNews.objects.order_by("id")
        dead = failed.filter(due=None).count()
        self.stdout.write(f"\n{failed.count() - dead} to be tried again, {counted(dead, 'dead letter')}")
        for row in failed[:100]:
            state = "dead" if row.is_dead else f"try {row.attempts + 1} at {row.due:%H:%M:%S}"
            self.stdout.write(
                f"{row.pk:>8} {state:<18} {row.reaction}: {row.type} {row.aggregate_id} ({row.error})"
            )
