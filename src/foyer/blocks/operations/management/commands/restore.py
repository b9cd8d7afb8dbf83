# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.operations.backup.manifest import BackupFailed
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.backup.restoring import differing, restore_backup
from foyer.kernel.counted import counted


class Command(BaseCommand):
    help = "Bring a backup back into this installation, which must not be running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", help="the folder or the file that `foyer backup` made")
        parser.add_argument(
            "--replace", action="store_true", help="put it in the place of the records that are here"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        progress = Progress()
        try:
            done = restore_backup(Path(options["backup"]).resolve(), progress, replace=options["replace"])
        except BackupFailed as error:
            raise CommandError(str(error)) from error
        for sentence in done.told:
            self.stdout.write(f"Note: {sentence}.")
        if done.kept:
            self.stdout.write(f"The records from before are in {done.kept}; remove it when all is well.")
        rows, files = sum(done.manifest.counts.values()), done.manifest.files
        self.stdout.write(
            f"{counted(rows, 'row')} and {counted(files, 'file')} of images are back,"
            f" as they were at {done.manifest.made}."
        )
        if done.unindexed is not None:
            raise CommandError(
                f"the records are back, but their search index could not be made: {done.unindexed}.\n"
                "`foyer reindex` makes it, and so does the worker once Foyer is started"
            )
        self.stdout.write("Foyer may be started now. What follows changes nothing, and may be stopped.")
        self.stdout.flush()
        if count := differing(progress):
            self.stdout.write(
                f"Note: {counted(count, 'item differs', 'items differ')} in the search index:"
                " run `foyer check search --heal`."
            )
