# SPDX-License-Identifier: EUPL-1.2
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foyer.blocks.offers.queries.duplicates import clusters
from foyer.blocks.offers.services.keep_duplicates import dissolve_cluster, keep_cluster
from foyer.blocks.offers.services.move_events import move_events
from foyer.blocks.offers.services.rekey_places import rekey_places
from foyer.kernel.actors import SYSTEM
from foyer.kernel.counted import counted
from foyer.kernel.problems import Problem

_YES = {"1", "yes", "ja", "true", "x"}
_COLUMNS = {"cluster", "place"}


class Command(BaseCommand):
    """Say which places are the same."""

    help = (
        "List, load and dissolve clusters of places that are the same, and move events to the canonical one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", metavar="ACTION")
        actions.add_parser("list", help="list all clusters (this is also what no action does)")
        load = actions.add_parser("load", help="load clusters from a CSV file: cluster,place,canonical")
        load.add_argument("file", type=Path)
        load.add_argument("--move-events", action="store_true", help="then move the events at the duplicates")
        dissolve = actions.add_parser("dissolve", help="say that the places of a cluster are not the same")
        dissolve.add_argument("place", nargs="+", help="id of any place of the cluster")
        move = actions.add_parser(
            "move", help="move events from duplicates to the canonical places, as a job"
        )
        move.add_argument("place", nargs="*", help="id of a duplicate (default: all of them)")
        actions.add_parser("rekey", help="recognise places by FOYER_DUPLICATES as it is set now")

    def handle(self, **options: Any) -> None:
        action = options["action"] or "list"
        if action == "load":
            self._load(options["file"], and_move=options["move_events"])
        elif action == "dissolve":
            self._dissolve(options["place"])
        elif action == "move":
            self._move(options["place"])
        elif action == "rekey":
            self.stdout.write(
                f"{counted(rekey_places(SYSTEM), 'place has', 'places have')} another identifier now."
            )
        else:
            self._list()

    def _list(self) -> None:
        lines = [f"{one.canonical} also as {', '.join(one.duplicates)}" for one in clusters()]
        self.stdout.write("\n".join(lines) or "No places are known to be the same.")

    def _load(self, file: Path, *, and_move: bool) -> None:
        kept, refused = 0, 0
        try:
            for name, places, main in _clusters_of(file):
                try:
                    keep_cluster(SYSTEM, places, main)
                    kept += 1
                except Problem as problem:
                    refused += 1
                    self.stderr.write(f"cluster {name}: {problem.detail or problem.title}")
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        self.stdout.write(
            f"{counted(kept, 'cluster is', 'clusters are')} kept, {counted(refused, 'was', 'were')} refused."
        )
        if and_move and kept:
            self._move([])
        if refused:
            raise CommandError("some clusters were refused")

    def _dissolve(self, places: list[str]) -> None:
        unknown = [place for place in places if not dissolve_cluster(SYSTEM, place)]
        self.stdout.write(f"{counted(len(places) - len(unknown), 'cluster is', 'clusters are')} dissolved.")
        if unknown:
            raise CommandError(f"in no cluster: {', '.join(unknown)}")

    def _move(self, places: list[str]) -> None:
        self.stdout.write(f"Job {move_events(SYSTEM, places)} moves the events; /staff/ shows how far it is.")


def _clusters_of(file: Path) -> Iterator[tuple[str, list[str], str | None]]:
    """Go through the clusters of a file: name, ids of places, the canonical one if a row says so.

    Raises:
        CommandError: columns are missing, or a cluster has several canonical places.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if missing := _COLUMNS - set(rows.fieldnames or ()):
            raise CommandError(f"{file} has no column {', '.join(sorted(missing))}")
        places: dict[str, list[str]] = {}
        mains: dict[str, str] = {}
        for row in rows:
            name, place = (row["cluster"] or "").strip(), (row["place"] or "").strip()
            if not name or not place:
                raise CommandError(f"{file}, line {rows.line_num}: a cluster or place is missing")
            places.setdefault(name, []).append(place)
            if (row.get("canonical") or "").strip().lower() in _YES and mains.setdefault(
                name, place
            ) != place:
                raise CommandError(f"{file}, line {rows.line_num}: cluster {name} has two canonical places")
    for name, ids in places.items():
        yield name, ids, mains.get(name)
