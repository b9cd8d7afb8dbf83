# SPDX-License-Identifier: EUPL-1.2
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foyer.blocks.samples.services.generate_offer import generate_offer


class Command(BaseCommand):
    """Generate offer for benchmarks."""

    help = "Generate events with their places and organisers. Can be stopped; the same command then goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--events", type=int, required=True, help="how many events there should be")
        parser.add_argument("--seed", type=int, default=1, help="another seed makes other offer (default: 1)")

    def handle(self, **options: Any) -> None:
        if options["events"] < 1:
            raise CommandError("--events is at least 1", returncode=2)
        self._started = self._shown = time.monotonic()
        try:
            done = generate_offer(options["events"], options["seed"], self._progress)
        except KeyboardInterrupt:
            raise CommandError("Stopped; the same command goes on from here.", returncode=130) from None
        seconds = time.monotonic() - self._started
        self.stdout.write(f"Created {done['created']}, kept {done['kept']} in {seconds:.1f} seconds.")

    def _progress(self, kind: str, done: int, count: int) -> None:
        now = time.monotonic()
        if now - self._shown >= 2 or done == count:
            self._shown = now
            self.stdout.write(f"{kind}s: {done:,} of {count:,} after {now - self._started:.0f} s")
