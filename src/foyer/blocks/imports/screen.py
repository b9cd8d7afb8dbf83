# SPDX-License-Identifier: EUPL-1.2
"""What a person sees of an import: progress while it runs, then what became of the file."""

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from foyer.blocks.imports.rules.findings import KINDS, Action, Finding
from foyer.blocks.imports.rules.reports import CSV_COLUMNS, Report, Summary, csv_row, summaries
from foyer.blocks.imports.services.prepare_import import Advance

_ACTIONS = {Action.REFUSE: "not taken", Action.REPAIR: "repaired", Action.TAKE: "taken", Action.IGNORE: ""}
_STYLES = {Action.REFUSE: "bold red", Action.REPAIR: "yellow", Action.TAKE: "cyan", Action.IGNORE: ""}


class _Screen(Console):
    """A console whose reader may go away: what was asked for is done to its end, in silence."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def console(stream: IO[str]) -> Console:
    """Return where the report is printed; wide enough to be read where it is no terminal."""
    known = _Screen(file=stream)
    return known if known.is_terminal else _Screen(file=stream, width=120)


@contextmanager
def progress(shown: Console) -> Iterator[Advance]:
    """Show a bar for each phase; give the function that moves it."""
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=shown, disable=not shown.is_terminal) as bars:
        tasks = {}

        def advance(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task(phase, total=total)
            bars.update(tasks[phase], completed=done, total=total)

        yield advance


def show(shown: Console, report: Report, title: str) -> None:
    """Print what became of a file."""
    shown.print()
    shown.print(f"[bold]{escape(title)}[/bold] ({escape(', '.join(report.remarks))})")
    if report.dry_run:
        shown.print("Nothing was written: this was a trial (--dry-run).", style="bold")
    if report.continued:
        shown.print(
            f"An earlier run was interrupted at event {report.continued}; this one went on from there."
        )
    _show_counts(shown, report)
    if report.unused:
        names = escape(", ".join(report.unused))
        shown.print(f"Columns that the mapping does not use: {names} (list them under `ignore`)")
    for name in report.absent:
        shown.print(f"No item has: {escape(name)}")
    if report.findings:
        _show_findings(shown, report)
    shown.print(f"{report.seconds:.1f} seconds", style="dim")


def _show_counts(shown: Console, report: Report) -> None:
    would = "would be " if report.dry_run else ""
    shown.print(
        f"[bold]{report.rows}[/bold] rows: {report.taken} taken, {len(report.refused_lines)} not taken"
    )
    parts = [
        f"{report.created} {would}new",
        f"{report.replaced} {would}changed",
        f"{report.unchanged} as before",
    ]
    if report.refused:
        parts.append(f"{report.refused} refused")
    if report.withdrawn:
        parts.append(f"{report.withdrawn} {would}withdrawn")
    shown.print(f"[bold]{report.events}[/bold] events: {', '.join(parts)}")
    places = f"{report.places_made} {would}new, {report.places_changed} {would}changed"
    shown.print(f"places: {places}, {report.places_known} found here from elsewhere")
    if report.organizers_made:
        shown.print(f"organisers: {report.organizers_made} {would}new")


def _show_findings(shown: Console, report: Report) -> None:
    table = Table(title="What was found", title_justify="left", expand=True, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("kind", ratio=2)
    table.add_column("the first ones", ratio=3, overflow="fold")
    for summary in summaries(report.findings):
        table.add_row(
            f"[{_STYLES[summary.action]}]{_ACTIONS[summary.action]}[/]",
            str(summary.count),
            f"{summary.kind}\n[dim]{escape(_sentence(summary))}[/dim]",
            "\n".join(_example(finding, report.unit) for finding in summary.examples),
        )
    shown.print(table)


def _sentence(summary: Summary) -> str:
    kind = KINDS[summary.kind]
    return (
        f"{kind.means}: {kind.repaired}" if summary.action is Action.REPAIR and kind.repaired else kind.means
    )


def _example(finding: Finding, unit: str) -> str:
    where = f"{unit} {finding.line}" + (f", {finding.column}" if finding.column else "")
    reason = "" if finding.reason == KINDS[finding.kind].means else finding.reason[:120]
    said = [text for text in (finding.value[:60], reason) if text]
    return escape(": ".join([where, *said]))


def write_csv(path: Path, findings: Sequence[Finding]) -> None:
    """Write every finding to a CSV file, one a line, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    beside = path.with_name(f"{path.name}.part")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(CSV_COLUMNS)
        writer.writerows(csv_row(finding) for finding in findings)
    beside.replace(path)
