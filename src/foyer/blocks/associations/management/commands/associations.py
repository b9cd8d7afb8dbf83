# SPDX-License-Identifier: EUPL-1.2
import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foyer.blocks.associations.rules.connections import COLUMNS, Line, LineError, line
from foyer.blocks.associations.services.fill_register import fill_register
from foyer.kernel.actors import SYSTEM

SHOWN = 20


class Command(BaseCommand):
    """Fill our own store of connections with the register of associations."""

    help = "Take over which organisers are which associations from a CSV file (organizer, vcode, status)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV with the columns organizer, vcode and status")

    def handle(self, *, file: Path, **_options: object) -> None:
        lines, faults = _read(file)
        if faults:
            shown = "\n".join(faults[:SHOWN])
            more = f"\nand {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
            raise CommandError(f"nothing was taken over:\n{shown}{more}")
        filled = fill_register(SYSTEM, lines)
        self.stdout.write(
            f"{filled.new} new, {filled.changed} changed, {filled.same} as they were, "
            f"{filled.ended_here} left because an owner ended them"
        )


def _read(file: Path) -> tuple[list[Line], list[str]]:
    """Return what the lines of a file say, and what is wrong with the others."""
    lines: list[Line] = []
    faults: list[str] = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
                raise CommandError(f"{file} has no column {missing[0]}")
            for values in reader:
                try:
                    lines.append(line(values))
                except LineError as error:
                    faults.append(f"line {reader.line_num}: {error}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    return lines, faults
