# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.search.engine.folder import NoIndexError
from foyer.blocks.search.services.compare_index import compare_index, heal_index

_SHOWN = 100


class Command(BaseCommand):
    help = "Compare the search index with the records (the same as `foyer check search`)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--heal", action="store_true", help="let the worker index anew what differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            found = compare_index()
        except NoIndexError as error:
            raise CommandError(f"{error}; the worker makes one") from error
        for one in found[:_SHOWN]:
            self.stdout.write(f"{one.kind:8} {one.reference}")
        if len(found) > _SHOWN:
            self.stdout.write(f"... and {len(found) - _SHOWN} more")
        counts = ", ".join(
            f"{count} {kind}" for kind, count in sorted(Counter(x.kind for x in found).items())
        )
        self.stdout.write(f"search index: {counts or 'agrees with the records'}")
        if found and not options["heal"]:
            raise CommandError("the index differs; `foyer check search --heal` lets the worker mend it")
        heal_index(found)
        if any(one.kind == "damaged" for one in found):
            raise CommandError(
                "damaged records cannot be indexed: put their JSON right, or bring a backup back"
            )
