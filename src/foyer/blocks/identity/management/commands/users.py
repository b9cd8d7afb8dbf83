# SPDX-License-Identifier: EUPL-1.2
import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.identity.rules.people import Person, person
from foyer.blocks.identity.services.list_users import list_users
from foyer.kernel.actors import SYSTEM


class Command(BaseCommand):
    help = "Take the users of an outside provider into the directory: a CSV file with id, email, username."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="UTF-8, with a line of names; username may be missing")
        parser.add_argument(
            "--complete", action="store_true", help="forget people of earlier lists who are not in this one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Read whole before anything is kept: a mistake on line 1,000 leaves the directory as it was.
        people = list(self._people(options["file"]))
        taken = list_users(SYSTEM, people, complete=options["complete"])
        self.stdout.write(f"{taken.listed} users listed, {taken.forgotten} forgotten")

    def _people(self, path: Path) -> Iterator[Person]:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.DictReader(file)
                if missing := {"id", "email"} - set(rows.fieldnames or ()):
                    raise CommandError(f"{path}: the first line must name the column {min(missing)}")
                for row in rows:
                    found = person(row["id"] or "", row["email"] or "", row.get("username") or "")
                    if found is None:
                        raise CommandError(f"{path}, line {rows.line_num}: no id, or no e-mail address")
                    yield found
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
