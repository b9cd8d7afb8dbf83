# SPDX-License-Identifier: EUPL-1.2
"""`foyer translations`: list texts that are not translated, or that nothing asks for any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.agenda.assets import build, catalogues, messages


class Command(BaseCommand):
    requires_system_checks = ()
    help = "List what is not translated into French, German and English."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when anything is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        lacking = 0
        for folder in build.blocks():
            wanted = messages.wanted(folder)
            for language in catalogues.TRANSLATED if wanted else ():
                path = folder / "locale" / language / "LC_MESSAGES" / "django.po"
                entries = catalogues.read(path.read_text(encoding="utf-8")) if path.exists() else []
                for key in catalogues.missing(wanted, entries):
                    lacking += 1
                    self.stdout.write(f"{folder.name} {language}: {key!r}")
                known = set(wanted) | {""}
                for entry in entries:
                    if entry.key not in known:
                        lacking += 1
                        self.stdout.write(f"{folder.name} {language}: no longer asked for: {entry.key!r}")
        if lacking and options["check"]:
            raise CommandError(f"{lacking} texts are not translated.")
        if options["verbosity"] and not lacking:
            self.stdout.write("Every text is translated.")
