# SPDX-License-Identifier: EUPL-1.2
"""How soon a cancelled date is marked on the pages that people look at.

    python bench/marked.py [--events 5000] [--dates 40] [--rate 20]

One date after the other is cancelled (`PATCH /events/{id}/sub-events`) while another client changes other
events at a steady rate. Two visitors look at pages of the agenda all the time: one at the list that finds
the event, one at its own page. Measured from sending the change to the end of the first page with the mark.
"""

import argparse
import html
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from _house import Client, house
from _report import Row, percentile, report
from found import changed_at, oldest, path_of
from journeys.house import House, wait_for

LIMIT_MS = 1_000
PATIENCE = 30
MARK = "Afgelast"
CANCELLED = [{"id": 0, "status": {"type": "Unavailable", "reason": {"nl": "De geit is ziek."}}}]


def chosen(reader: Client, count: int) -> list[str]:
    """Return the paths of events with one date that is still to come, those that begin last."""
    soon = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")
    asked = (("calendarType", "single"), ("status", "Available"), ("dateFrom", soon))
    members: list[Any] = []
    while len(members) < count:
        start = ("start", str(len(members)))
        page = reader.events(*asked, ("sort[availableTo]", "desc"), start, ("limit", "200"))["member"]
        if not page:
            raise SystemExit(f"only {len(members)} events have one date to come; ask for more --events")
        members += page
    return [path_of(member) for member in members[:count]]


def named(writer: Client, reader: Client, token: str, paths: list[str]) -> dict[str, str]:
    """Give each event a word of its own, by which the list finds it alone; wait until all are found."""
    words = {path: f"merkteken{number}x" for number, path in enumerate(paths)}
    for path, word in words.items():
        writer.send("PUT", f"{path}/name/nl", {"name": f"Proef {word}"}, token)
    wait_for(lambda: all(reader.events(("text", word))["totalItems"] == 1 for word in words.values()), 60)
    return words


class Visitor(threading.Thread):
    """Looks at one page again and again, until it shows the mark or patience ends."""

    def __init__(self, opened: House, address: str) -> None:
        """Open the page once: it must be there, and not marked yet."""
        super().__init__()
        self.client, self.address = Client(opened), address
        self.marked_at: float | None = None
        if MARK in self.look():
            raise SystemExit(f"{address} is marked before anything was cancelled")

    def look(self) -> str:
        """Return the page as text."""
        return html.unescape(self.client.send("GET", self.address).decode())

    def run(self) -> None:
        """Look until the mark is seen."""
        end = time.perf_counter() + PATIENCE
        while self.marked_at is None and time.perf_counter() < end:
            if MARK in self.look():
                self.marked_at = time.perf_counter()


def cancelled(opened: House, writer: Client, token: str, path: str, word: str) -> list[float | None]:
    """Cancel the date of one event; return the milliseconds until its list and its page say so."""
    identifier = path.rsplit("/", 1)[1]
    name = f"proef-{word}"
    visitors = [
        Visitor(opened, f"/nl/agenda?text={word}&view=list"),
        Visitor(opened, f"/nl/e/{name}/{identifier}"),
    ]
    for visitor in visitors:
        visitor.start()
    sent = time.perf_counter()
    writer.send("PATCH", f"{path}/sub-events", CANCELLED, token)
    for visitor in visitors:
        visitor.join()
    return [visitor.marked_at and (visitor.marked_at - sent) * 1000 for visitor in visitors]


def rows(where: str, events: int, took: list[float | None]) -> list[Row]:
    """Return the figures of one kind of page."""
    seen = [value for value in took if value is not None]
    return [
        Row(f"cancelled to marked {where}, p50", percentile(seen, 0.5), "ms"),
        Row(
            f"cancelled to marked {where}, {events:,} events, p95",
            percentile(seen, 0.95),
            "ms",
            at_most=LIMIT_MS,
        ),
        Row(f"never marked {where}", len(took) - len(seen), "dates", at_most=0),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument("--dates", type=int, default=40, help="how many dates are cancelled")
    parser.add_argument("--rate", type=float, default=20, help="other changes a second meanwhile")
    options = parser.parse_args()
    with house(options.events, "--no-demo") as opened:
        token = opened.run("token").stdout.strip()
        reader, writer, other = Client(opened), Client(opened), Client(opened)
        paths = chosen(reader, options.dates)
        words = named(writer, reader, token, paths)
        # Events that nobody looks at change meanwhile; some are changed again when time is long.
        beside = [path for path in oldest(reader, options.events // 2) if path not in words]
        sent: dict[str, float] = {}
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                changed_at(other, token, beside[:20], options.rate, sent)
                beside.append(beside.pop(0))

        noise = threading.Thread(target=work)
        if options.rate:
            noise.start()
        took = [cancelled(opened, writer, token, path, words[path]) for path in paths]
        stop.set()
        if options.rate:
            noise.join()
    in_list, on_page = ([times[number] for times in took] for number in (0, 1))
    return report(
        "marked",
        [*rows("in the list", options.events, in_list), *rows("on its page", options.events, on_page)],
    )


if __name__ == "__main__":
    sys.exit(main())
