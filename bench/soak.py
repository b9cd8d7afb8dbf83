# SPDX-License-Identifier: EUPL-1.2
"""Whether a house stays the same under a steady load: no growth of memory or files, p99 flat, no error.

    python bench/soak.py [--minutes 10] [--events 200000] [--clients 6]

Clients ask for pages, searches and documents, write, and sign in, as a town does. Each minute (or tenth of
the time, when that is shorter) a line says how long answers took and what the processes hold.
"""

import argparse
import http.client
import json
import random
import re
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from _house import house
from _report import Row, percentile, report
from journeys.house import House

from foyer.blocks.offers.tests.documents import event, place

WORDS = ("muziek", "zomer", "kinderen", "dans", "markt", "tentoonstelling", "film", "circus", "wandeling")
LINE = (
    "{minute:6.1f} {requests:9} {p50:8.1f} {p99:8.1f} {wrong:6} {web:8.1f} {web_files:6} "
    "{worker:11.1f} {worker_files:6}"
)
TOWNS = ("nis-44021", "nis-11002", "nis-24062", "nis-31005", "nis-71022")


@dataclass
class Seen:
    """What clients saw since the last line: milliseconds of answers, and what went wrong."""

    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class Town:
    """Somebody who asks one thing after another, with pauses, by the shares of a town."""

    def __init__(self, opened: House, seed: int, seen: Callable[[], Seen], hall: str) -> None:
        """Begin with a connection and dice of one's own."""
        self.house, self.seen, self.hall = opened, seen, hall
        self.random = random.Random(seed)
        self.mine: list[str] = []
        self.connection = http.client.HTTPConnection("127.0.0.1", opened.port, timeout=60)
        self.kinds = [
            (30, self.page), (35, self.search), (20, self.get),
            (10, self.write), (3, self.update), (2, self.sign_in),
        ]  # fmt: skip

    def go(self, over: threading.Event) -> None:
        """Ask until it is over."""
        weights = [share for share, _ in self.kinds]
        while not over.is_set():
            (kind,) = self.random.choices([ask for _, ask in self.kinds], weights)
            try:
                kind()
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.seen().wrong.append(f"{kind.__name__}: {type(error).__name__}")
                self.connection.close()
            over.wait(self.random.uniform(0, 0.1))

    def page(self) -> None:
        """Look at the agenda."""
        query = urllib.parse.urlencode({"text": self.random.choice(WORDS)})
        paths = ("/nl/", "/nl/agenda", f"/nl/agenda?{query}", "/fr/agenda?when=weekend")
        self.ask("GET", self.random.choice(paths))

    def search(self) -> None:
        """Ask the search API, as a website of a partner does."""
        word, town = self.random.choice(WORDS), self.random.choice(TOWNS)
        what = self.random.choice((("text", word), ("regions", town)))
        query = [what, ("limit", "30"), ("embed", "true"), ("apiKey", self.house.key)]
        self.ask("GET", f"/api/search/events?{urllib.parse.urlencode(query)}")

    def get(self) -> None:
        """Read one document."""
        path = f"/api/entry/events/{self.random.choice(self.mine)}" if self.mine else "/api/taxonomy/terms"
        self.ask("GET", path)

    def write(self) -> None:
        """Enter an event."""
        body = event(self.hall, name={"nl": f"Duurproef {self.random.random()}"})
        self.mine.append(str(json.loads(self.ask("POST", "/api/entry/events", body))["id"]))
        del self.mine[:-50]

    def update(self) -> None:
        """Give an event another name."""
        if self.mine:
            path = f"/api/entry/events/{self.random.choice(self.mine)}/name/nl"
            self.ask("PUT", path, {"name": f"Duurproef {self.random.random()}"})

    def sign_in(self) -> None:
        """Sign in with a password, see the staff page, and sign out by forgetting the cookie."""
        with_form = self.raw("GET", "/sign-in")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', with_form[2].decode())
        (secret,) = re.findall(r"csrftoken=(\w+)", with_form[1].get("Set-Cookie", ""))
        cookie = f"csrftoken={secret}"
        kept = json.loads((self.house.home / "identity" / "welcome.json").read_text())
        form = {"username": kept["email"], "password": kept["password"], "next": "/staff/"}
        form["csrfmiddlewaretoken"] = token[1] if token else ""
        sent = urllib.parse.urlencode(form)
        kind = "application/x-www-form-urlencoded"
        told = self.raw("POST", "/sign-in", sent, {"Cookie": cookie, "Content-Type": kind})
        session = re.findall(r"sessionid=(\w+)", told[1].get("Set-Cookie", "") or "")
        self.raw("GET", "/staff/", None, {"Cookie": f"{cookie}; sessionid={session[0] if session else ''}"})

    def ask(self, method: str, path: str, body: object = None) -> bytes:
        """Call with the token of the house; return the body of the answer."""
        headers = {"Content-Type": "application/json"}
        if method != "GET":
            headers["Authorization"] = f"Bearer {self.house.token}"
        return self.raw(method, path, None if body is None else json.dumps(body), headers)[2]

    def raw(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Send a request and note how long it took, or that it failed."""
        named = {"Host": f"localhost:{self.house.port}", **(headers or {})}
        started = time.perf_counter()
        self.connection.request(method, path, body, named)
        answer = self.connection.getresponse()
        told = answer.read()
        self.seen().took.append((time.perf_counter() - started) * 1000)
        if answer.status >= 400:
            self.seen().wrong.append(f"{method} {path.partition('?')[0]}: {answer.status}")
        return answer.status, answer.headers, told


def held(pid: int) -> tuple[float, int]:
    """Return what a process and its children hold: MiB of memory of their own, and open files."""
    folder = Path(f"/proc/{pid}")
    status = (folder / "status").read_text()
    anonymous = int(re.findall(r"RssAnon:\s+(\d+)", status)[0]) / 1024
    files = len(list((folder / "fd").iterdir()))
    for child in (folder / "task" / str(pid) / "children").read_text().split():
        more = held(int(child))
        anonymous, files = anonymous + more[0], files + more[1]
    return anonymous, files


def soak(opened: House, minutes: float, clients: int) -> list[dict[str, float]]:
    """Load the house; return a line a minute."""
    opened.token = opened.run("token", "--hours", "24").stdout.strip()
    lines: list[dict[str, float]] = []
    now = [Seen()]
    over = threading.Event()
    hall = str(
        json.loads(Town(opened, 0, lambda: now[0], "").ask("POST", "/api/entry/places", place()))["id"]
    )
    towns = [Town(opened, seed, lambda: now[0], hall) for seed in range(1, clients + 1)]
    threads = [threading.Thread(target=town.go, args=(over,)) for town in towns]
    for thread in threads:
        thread.start()
    step = min(60.0, minutes * 6)
    web, worker = (int(pid) for pid in (opened.home / "processes").read_text().split()[:2])
    print("minute  requests   p50 ms   p99 ms  wrong  web MiB  files  worker MiB  files", flush=True)
    for number in range(1, round(minutes * 60 / step) + 1):
        time.sleep(step)
        seen, now[0] = now[0], Seen()
        of_web, of_worker = held(web), held(worker)
        line = {
            "minute": number * step / 60, "requests": len(seen.took), "p50": percentile(seen.took, 0.5),
            "p99": percentile(seen.took, 0.99), "wrong": len(seen.wrong), "web": of_web[0],
            "web_files": of_web[1], "worker": of_worker[0], "worker_files": of_worker[1],
        }  # fmt: skip
        lines.append(line)
        print(LINE.format(**line), *sorted(set(seen.wrong))[:3], flush=True)
    over.set()
    for thread in threads:
        thread.join()
    return lines


def main() -> int:
    """Soak and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--clients", type=int, default=6)
    options = parser.parse_args()
    with house(options.events, "--no-demo") as opened:
        lines = soak(opened, options.minutes, options.clients)
    # The beginning fills caches; what is compared is the second third and the last.
    third = max(1, len(lines) // 3)
    middle, last = lines[third : 2 * third] or lines[:1], lines[-third:]

    def mean(of: list[dict[str, float]], what: str) -> float:
        return sum(line[what] for line in of) / len(of)

    rows = [
        Row("requests", sum(line["requests"] for line in lines), "requests"),
        Row("wrong answers", sum(line["wrong"] for line in lines), "answers", at_most=0),
        Row("p50, last third", mean(last, "p50"), "ms", baseline=mean(middle, "p50")),
    ]
    before = mean(middle, "p99")
    rows.append(Row("p99, last third", mean(last, "p99"), "ms", at_most=2 * before, baseline=before))
    for what, unit in (("web", "MiB"), ("web_files", "files"), ("worker", "MiB"), ("worker_files", "files")):
        before = mean(middle, what)
        slack = 1.1 * before + (16 if unit == "MiB" else 8)
        rows.append(Row(f"{what}, last third", mean(last, what), unit, at_most=slack, baseline=before))
    return report("soak", rows)


if __name__ == "__main__":
    sys.exit(main())
