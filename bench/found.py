# SPDX-License-Identifier: EUPL-1.2
"""How soon a change is found by a reader in another process than the one that indexes it.

    python bench/found.py [--events 5000] [--rate 20] [--seconds 30] [--bulk 20000] [--in-place]

A client changes names of events over HTTP at a steady rate; another asks the search API every 20 ms which
events changed last. Measured from sending the change to the first answer that has it. With `--bulk` somebody
puts a label on so many other events at the start, whose jobs run meanwhile.

Where FOYER_BENCH_HOME names an installation that is filled it works in a copy of that, or with `--in-place`
in that itself, which is another one afterwards.
"""

import argparse
import sys
import threading
import time
from typing import Any

from _house import Client, House, house
from _report import Row, percentile, report

LIMIT_MS = 1_000
POLL = 0.02
PATIENCE = 30
# No search pages farther.
DEEPEST = 10_000
# Of so many events the figures stand apart.
LARGE = 990_000


def changed_at(client: Client, token: str, paths: list[str], rate: float, sent: dict[str, float]) -> None:
    """Change one event after the other, keeping the rate; note when each was sent."""
    started = time.perf_counter()
    for number, path in enumerate(paths):
        time.sleep(max(0.0, started + number / rate - time.perf_counter()))
        sent[path] = time.perf_counter()
        client.send("PUT", f"{path}/name/nl", {"name": f"Gewijzigd {number}"}, token)


def watched(client: Client, sent: dict[str, float], count: int, done: threading.Event) -> dict[str, float]:
    """Return the seconds after which each change was found; those that never were are missing."""
    found: dict[str, float] = {}
    end = None
    while len(found) < count and (end is None or time.perf_counter() < end):
        if end is None and done.is_set():
            end = time.perf_counter() + PATIENCE
        newest = client.events(("sort[modified]", "desc"), ("limit", "100"))
        now = time.perf_counter()
        for path in map(path_of, newest["member"]):
            if path in sent and path not in found:
                found[path] = now - sent[path]
        time.sleep(POLL)
    return found


def path_of(member: Any) -> str:
    """Return the path of an event at the entry API."""
    return "/api/entry/events/" + str(member["@id"]).rsplit("/", 1)[1]


def oldest(reader: Client, count: int, order: str = "asc") -> list[str]:
    """Return the paths of the events that were changed longest ago, or last; at most 10,000."""
    paths: list[str] = []
    while len(paths) < count:
        page = reader.events(("sort[modified]", order), ("start", str(len(paths))), ("limit", "500"))
        paths += [path_of(member) for member in page["member"]]
    return paths[:count]


def label(reader: Client, token: str, spared: list[str], count: int) -> None:
    """Ask for a label on so many events, none of those that are spared: a job for each half of them."""
    known = dict.fromkeys([*oldest(reader, DEEPEST), *oldest(reader, DEEPEST, "desc")])
    others = [path for path in known if path not in set(spared)][:count]
    if len(others) < 0.95 * count:
        raise SystemExit(f"there are only {len(others)} others to put a label on")
    for half in (others[: count // 2], others[count // 2 :]):
        offers = [{"@id": f"http://localhost{path}", "@type": "Event"} for path in half]
        reader.send("POST", "/api/entry/offers/labels", {"label": "gekozen", "offers": offers}, token)


def still_waiting(opened: House) -> float:
    """Return how much news has not been handled."""
    lines = opened.get("/metrics").splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith("foyer_outbox_waiting{"))


def rows_of(
    options: argparse.Namespace, events: int, sent: dict[str, float], found: dict[str, float], waiting: float
) -> list[Row]:
    """Return the figures."""
    took = [seconds * 1000 for seconds in found.values()]
    lasted = max(sent.values()) - min(sent.values())
    slow = f"change to found, {round(events, -3):,} events, p95"
    rows = [
        Row("changes sent", (len(sent) - 1) / lasted, "changes/s", at_least=options.rate * 0.95),
        Row("change to found, p50", percentile(took, 0.5), "ms"),
        Row(slow, percentile(took, 0.95), "ms", at_most=LIMIT_MS),
        Row("change to found, slowest", max(took), "ms"),
        Row("changes never found", len(sent) - len(found), "changes", at_most=0),
    ]
    if options.bulk:
        rows.append(Row("changes of the labels that still waited", waiting, "changes"))
    return rows


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=5_000, help="how many events there are beside")
    parser.add_argument("--rate", type=float, default=20, help="changes a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--bulk", type=int, default=0, help="events that get a label meanwhile")
    parser.add_argument("--in-place", action="store_true", help="change the prepared installation itself")
    options = parser.parse_args()
    count = int(options.rate * options.seconds)
    most = max(options.events, count + count // 5 + 200)
    with house(most, "--no-demo", in_place=options.in_place) as opened:
        token = opened.run("token").stdout.strip()
        reader, writer = Client(opened), Client(opened)
        events = int(reader.events(("disableDefaultFilters", "true"), ("limit", "1"))["totalItems"])
        paths = oldest(reader, count)
        sent: dict[str, float] = {}
        done = threading.Event()
        if options.bulk:
            label(reader, token, paths, options.bulk)

        def work() -> None:
            changed_at(writer, token, paths, options.rate, sent)
            done.set()

        thread = threading.Thread(target=work)
        thread.start()
        found = watched(reader, sent, count, done)
        thread.join()
        waiting = still_waiting(opened)
    name = ("found_in_bulk" if options.bulk else "found") + "-1000000" * (events >= LARGE)
    return report(name, rows_of(options, events, sent, found, waiting))


if __name__ == "__main__":
    sys.exit(main())
