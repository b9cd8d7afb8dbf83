# SPDX-License-Identifier: EUPL-1.2
"""`foyer assets`: build fonts, styles, scripts, icons and translations where sources changed."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from foyer.blocks.agenda.assets import build


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Build what browsers load, where anything changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="build everything again")
        parser.add_argument("--texts", action="store_true", help="only compile the translations")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["texts"]:
            build.compile_translations()
            return
        started = time.monotonic()
        done = build.build(force=options["force"])
        for sentence in build.local_brand()[1]:
            self.stdout.write(self.style.WARNING(sentence))
        if options["verbosity"]:
            state = "built" if done else "unchanged"
            self.stdout.write(f"assets {state} in {time.monotonic() - started:.1f} s")
