# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: N999 the command is called import
import re
import sys
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, InterfaceError

from foyer.blocks.imports import screen
from foyer.blocks.imports.permissions import operator
from foyer.blocks.imports.rules.mapping import Mapping, MappingError
from foyer.blocks.imports.rules.reports import Exit, Report
from foyer.blocks.imports.rules.rows import UnreadableFile
from foyer.blocks.imports.services.fetch_source import fetch_source
from foyer.blocks.imports.services.prepare_import import load_mapping, prepare_import
from foyer.blocks.imports.services.run_import import ImportStopped, run_import
from foyer.blocks.imports.services.runs import RunInProgress
from foyer.kernel.account import reason
from foyer.kernel.counted import counted

_EXITS = """exit codes:
  0    every row was taken, perhaps mended
  1    done, but some rows were not taken: the report says which and why
  2    the mapping file or the command line has mistakes; nothing was done
  3    the file cannot be had or read; nothing was done
  4    stopped by a limit of the mapping, or another run is at work; nothing was done
  5    the database refused or went away; the same command goes on from there
  130  stopped from the keyboard; the same command goes on from there"""


_NO_TABLE = re.compile(r"no such (table|column)|does not exist")


class Command(BaseCommand):
    """Turn a programme in a file into events."""

    help = "Import a programme (CSV, JSON or iCalendar; a path or a web address) by a mapping file."
    requires_system_checks: list[str] = []  # noqa: RUF012 so Django declares it

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, epilog=_EXITS, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="path or http(s) address of the programme")
        parser.add_argument("--mapping", required=True, type=Path, help="the mapping file (YAML)")
        parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
        parser.add_argument("--owner", default="", help="id of the user to whom the items belong")
        parser.add_argument(
            "--report", type=Path, help="write every row not taken or mended to this CSV file"
        )
        parser.add_argument(
            "--withdraw-missing", action="store_true", help="delete events whose rows have gone from the file"
        )

    def handle(self, **options: Any) -> None:
        started = time.perf_counter()
        shown = screen.console(self.stdout)  # type: ignore[arg-type]
        mapping = self._mapping(options["mapping"])
        if len(options["owner"]) > 255:
            raise CommandError("--owner is at most 255 characters", returncode=Exit.MAPPING)
        try:
            report, stopped = self._run(shown, mapping, options)
        except UnreadableFile as error:
            said = str(error) if options["file"] in str(error) else f"{options['file']}: {error}"
            raise CommandError(said, returncode=Exit.UNREADABLE) from error
        except RunInProgress as error:
            raise CommandError(str(error), returncode=Exit.STOPPED) from error
        except (DatabaseError, InterfaceError) as error:
            raise _refusal(error) from error
        except KeyboardInterrupt:
            self.stderr.write("Stopped. The same command goes on from there.")
            sys.exit(Exit.INTERRUPTED)
        report.seconds = time.perf_counter() - started
        screen.show(shown, report, mapping.name or mapping.system)
        self._write_report(options["report"], report)
        if stopped:
            raise CommandError(f"stopped, nothing was written: {stopped}", returncode=Exit.STOPPED)
        if report.exit_code:
            sys.exit(report.exit_code)

    def _mapping(self, path: Path) -> Mapping:
        try:
            return load_mapping(path.read_text(encoding="utf-8"))
        except MappingError as error:
            raise CommandError(f"{path} has mistakes:\n{error}", returncode=Exit.MAPPING) from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not a text file in UTF-8", returncode=Exit.MAPPING) from error
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {reason(error)}", returncode=Exit.MAPPING) from error

    def _run(self, shown: Any, mapping: Mapping, options: dict[str, Any]) -> tuple[Report, str]:
        """Return the report, and why the import was stopped if it was."""
        fetched = fetch_source(options["file"])
        with screen.progress(shown) as advance:
            prepared = prepare_import(fetched, mapping, advance)
            try:
                report = run_import(
                    operator(options["owner"]),
                    prepared,
                    fetched.name,
                    advance,
                    dry_run=options["dry_run"],
                    withdraw_missing=options["withdraw_missing"],
                )
            except ImportStopped as stop:
                return stop.report, str(stop)
        return report, ""

    def _write_report(self, path: Path | None, report: Report) -> None:
        if path is None:
            return
        try:
            screen.write_csv(path, report.findings)
        except OSError as error:
            self.stderr.write(f"The report could not be written to {path}: {error.strerror}")
        else:
            self.stdout.write(f"{counted(len(report.findings), 'finding is', 'findings are')} in {path}")


def _refusal(error: Exception) -> CommandError:
    """Say what to do where the database refuses: it was never prepared, or it went away meanwhile."""
    told = f"the database refuses: {error}".strip()
    if _NO_TABLE.search(str(error)):
        return CommandError(f"{told} (`foyer migrate` prepares a new database)", returncode=Exit.STOPPED)
    return CommandError(
        f"{told}. What was written stays; once the database answers, the same command goes on from there.",
        returncode=Exit.LOST,
    )
