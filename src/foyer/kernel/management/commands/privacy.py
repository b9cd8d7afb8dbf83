# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.kernel.privacy_register import entries, faults


class Command(BaseCommand):
    help = "Print the register of personal data: what is kept of people, why, how long, and how it is erased."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rows = [("field", "purpose", "kept", "erasing")]
        rows += [
            (f"{each.model}.{each.field}", each.personal.purpose, each.personal.keep, each.personal.erase)
            for each in entries()
        ]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        for row in rows:
            self.stdout.write(
                "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
            )
        if wrong := faults():
            raise CommandError("the register is incomplete:\n" + "\n".join(wrong))
