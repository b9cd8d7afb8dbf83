# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.operations.backup.archives import unpacked
from foyer.blocks.operations.backup.checking import check_folder
from foyer.blocks.operations.backup.making import make_backup
from foyer.blocks.operations.backup.manifest import BackupFailed, Manifest
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.backup.room import in_words
from foyer.blocks.operations.services.note_backup import BACKED_UP, note_backup
from foyer.kernel.counted import counted


class Command(BaseCommand):
    help = "Copy the whole installation while it serves: records, images, settings without secrets; verified."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target", nargs="?", help="a folder, or a file .tar or .tar.gz (default: backups in FOYER_HOME)"
        )
        parser.add_argument("--keep", type=int, metavar="N", help="how many backups stay in the folder")
        parser.add_argument("--without-images", action="store_true", help="leave the files of images out")
        parser.add_argument("--verify", action="store_true", help="read a backup whole, and make none")

    def handle(self, *_args: Any, **options: Any) -> None:
        target = Path(options["target"] or Path(settings.FOYER_HOME) / "backups").resolve()
        keep = options["keep"]
        if keep is not None and keep < 1:
            raise CommandError("--keep takes a number from 1 on")
        progress = Progress()
        try:
            if options["verify"]:
                with unpacked(target, Path(settings.FOYER_HOME), progress) as folder:
                    self._tell(check_folder(folder, progress))
                self.stdout.write("The backup is whole.")
                return
            path, manifest = make_backup(
                target, progress, keep=keep, with_files=not options["without_images"]
            )
        except BackupFailed as error:
            raise CommandError(str(error)) from error
        note_backup(BACKED_UP, path.name, {"bytes": manifest.database.bytes + manifest.file_bytes})
        self._tell(manifest)
        if manifest.missing:
            missing = counted(manifest.missing, "file of an image was", "files of images were")
            self.stderr.write(f"{missing} not there")
        self.stdout.write(f"{path}")

    def _tell(self, manifest: Manifest) -> None:
        files = f"{counted(manifest.files, 'file')} of images ({in_words(manifest.file_bytes)})"
        self.stdout.write(
            f"Foyer {manifest.foyer}, {manifest.made}, {manifest.engine} {manifest.server}:"
            f" {counted(sum(manifest.counts.values()), 'row')} ({in_words(manifest.database.bytes)}),"
            f" {files if manifest.with_files else 'no files of images'}"
        )
