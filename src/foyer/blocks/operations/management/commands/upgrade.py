# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.operations.backup.making import make_backup
from foyer.blocks.operations.backup.manifest import BackupFailed
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.doctor import disk, folders, news
from foyer.blocks.operations.services.note_backup import BACKED_UP, UPGRADED, note_backup
from foyer.blocks.operations.upgrade.changing import UpgradeFailed, migrate, wait_until_alone
from foyer.blocks.operations.upgrade.plan import Plan, plan
from foyer.blocks.search.public import rebuild_index
from foyer.kernel.counted import counted
from foyer.kernel.findings import Level, examine
from foyer.kernel.reactions import NotRebuilt

_MEANWHILE = "Until the new index is there, searches use the old one, or are refused where it is too old"


class Command(BaseCommand):
    help = "Bring tables and search index to this version: look, back up, change, with a way back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--plan", action="store_true", help="only say what would be done, and how long it takes"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument(
            "--backups", metavar="FOLDER", help="where the backup goes (default: in FOYER_HOME)"
        )
        parser.add_argument(
            "--without-backup", action="store_true", help="make none: there is one of just now"
        )
        parser.add_argument(
            "--patience",
            type=float,
            default=900,
            metavar="SECONDS",
            help="how long to wait for Foyer to be stopped",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        found = plan()
        self._tell(found)
        if options["plan"]:
            return
        self._look()
        if not found.is_empty and not (
            options["yes"] or input("Go on? [y/N] ").strip().lower() in {"y", "yes"}
        ):
            raise CommandError("nothing was changed")
        try:
            self._upgrade(found, options)
        except (UpgradeFailed, BackupFailed, NotRebuilt) as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Everything is at this version. Restart what runs of Foyer, or start it.")

    def _upgrade(self, found: Plan, options: dict[str, Any]) -> None:
        progress = Progress()
        if found.migrations:
            backup = "" if options["without_backup"] else self._back_up(options["backups"], progress)
            if found.needs_stop:
                wait_until_alone(self._say, found.seconds, options["patience"])
            try:
                migrate(progress)
            except UpgradeFailed as error:
                kept = f"\nThe backup of before is {backup}" if backup else ""
                raise UpgradeFailed(f"{error}{kept}") from error
            note_backup(UPGRADED, found.migrations[-1], {"migrations": len(found.migrations)})
        with progress.step("Building what browsers load"):
            call_command("assets", verbosity=0)
        if found.makes_index:
            if found.needs_stop:
                self._say(f"The new version may be started now. {_MEANWHILE}.")
            with progress.step("Making the search index") as share:
                is_made = rebuild_index(lambda done, total: share(done, total or 0))
            if not is_made:
                self._say("Another process is making an index just now: a worker of this version goes on.")

    def _back_up(self, folder: str | None, progress: Progress) -> str:
        target = Path(folder or Path(settings.FOYER_HOME) / "backups").resolve()
        path, manifest = make_backup(target, progress)
        note_backup(BACKED_UP, path.name, {"bytes": manifest.database.bytes + manifest.file_bytes})
        self._say(f"Backup: {path}")
        return str(path)

    def _say(self, text: str) -> None:
        """Say it at once: who waits to be told to stop Foyer may read it through a pipe."""
        self.stdout.write(text)
        self.stdout.flush()

    def _tell(self, found: Plan) -> None:
        if found.is_empty:
            self.stdout.write("The tables and the search index are those of this version.")
        for name in found.migrations:
            self.stdout.write(f"migration     {name}")
        if found.makes_index:
            self.stdout.write(
                f"search index  is made anew, in about {counted(found.index_minutes, 'minute')}. {_MEANWHILE}"
            )
        if found.needs_stop:
            seconds = counted(found.seconds, "second")
            self.stdout.write(f"Foyer must be stopped for about {seconds}, after the backup is made.")
        elif found.migrations:
            self.stdout.write("Foyer goes on serving meanwhile.")

    def _look(self) -> None:
        """Stop where something is broken that would break the upgrade; tell what is only wrong."""
        wrong = [
            each
            for subject, look in (("disk", disk), ("folders", folders))
            for each in examine(subject, look.examine)
        ]
        wrong += examine("news", news.examine_news)
        for each in wrong:
            if each.level >= Level.WARNING:
                self.stdout.write(f"{each.level.name}: {each.what}\n    → {each.do}")
        if any(each.level == Level.FAULT for each in wrong):
            raise CommandError("mend what is broken first; nothing was changed")
