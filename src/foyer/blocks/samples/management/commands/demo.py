# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand

from foyer.blocks.samples.services.load_demonstration import load_demonstration


class Command(BaseCommand):
    """Load the demonstration set."""

    help = "Load the demonstration set, or bring its dates up to today. Safe to repeat."

    def handle(self, **_options: Any) -> None:
        states = load_demonstration()
        shown = ", ".join(
            f"{states[state]} {state}" for state in ("created", "replaced", "unchanged") if states[state]
        )
        self.stdout.write(f"Demonstration set: {shown}.")
