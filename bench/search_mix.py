# SPDX-License-Identifier: EUPL-1.2
"""How fast the search API answers a realistic mix of twelve searches, beside the engine alone.

    python bench/search_mix.py [--events 200000] [--searches 1200]

The API is called as a web server calls it, in this process, one search after another: what it takes is one
core. The engine alone runs the same compiled query, for the same page, in the same order, on the same
index, beside the call: before each other one, so that neither always finds the caches warm. Where the API
sorts by distance, which the engine cannot, it takes the first hits. Each search has words, places and dates
of its own. Works on FOYER_BENCH_HOME where that names an installation that is filled and indexed, else on
one of its own.
"""

import argparse
import io
import os
import random
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

import django
import orjson
from _prepared import home_of_its_own
from _report import Row, percentile, report, seconds

if prepared := os.environ.get("FOYER_BENCH_HOME"):
    os.environ["FOYER_HOME"] = prepared
FILLED = home_of_its_own() or bool(prepared)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first

from foyer.blocks.geo.public import regions  # noqa: E402
from foyer.blocks.identity.public import issue_api_key  # noqa: E402
from foyer.blocks.offers.public import documents as whole  # noqa: E402
from foyer.blocks.offers.public import walk  # noqa: E402
from foyer.blocks.query.public import words  # noqa: E402
from foyer.blocks.search.engine import order  # noqa: E402
from foyer.blocks.search.engine.facets import facets  # noqa: E402
from foyer.blocks.search.engine.reader import READER  # noqa: E402
from foyer.blocks.search.engine.search import query_of  # noqa: E402
from foyer.blocks.search.public import rebuild_index  # noqa: E402
from foyer.blocks.search.queries import _plan  # noqa: E402
from foyer.blocks.search.rules.request.parameters import Parameters  # noqa: E402
from foyer.blocks.search.rules.request.plan import INTERNAL  # noqa: E402
from foyer.blocks.search.rules.request.query_string import gathered  # noqa: E402
from foyer.blocks.taxonomy.public import terms  # noqa: E402
from foyer.config.wsgi import application  # noqa: E402
from foyer.kernel import clock  # noqa: E402
from foyer.kernel.actors import SYSTEM  # noqa: E402

WEIGHTS = {
    "newest 30": 20,
    "upcoming by date": 15,
    "rare word": 10,
    "common word": 5,
    "two words": 5,
    "region, label, 30 days": 15,
    "three days": 10,
    "weekend, 10 km, by distance": 8,
    "type, age, free": 5,
    "a query of 200 characters": 3,
    "text, dates, 10 km, four facets": 3,
    "four facets over all": 1,
}
FACETS = "".join(f"&facets[]={name}" for name in ("regions", "types", "themes", "labels"))
SORTS = {"created": ("n_created", True), "availableTo": ("n_availableTo", False)}


class Questions:
    """Makes searches with the words, labels, towns and places of events that are there."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        identifiers = [one for _, one in walk("event", 0, 60_000)]
        sample = [("event", one) for one in self.chance.sample(identifiers, min(2000, len(identifiers)))]
        texts: Counter[str] = Counter()
        self.labels: list[str] = []
        for raw in whole(sample).values():
            document = orjson.loads(raw)
            description = " ".join(document.get("description", {}).values())
            texts.update(set(words(description + " " + " ".join(document["name"].values()))))
            self.labels += document.get("labels", [])
        self.common = [word for word, count in texts.items() if count > 0.05 * len(sample) and len(word) > 3]
        self.rare = [word for word, count in texts.items() if count == 1 and len(word) > 7]
        self.towns = [region.id for region in regions() if region.level == "municipality"]
        self.types = [term.id for term in terms(domain="eventtype", scope="events")]
        self.now = clock.now().replace(microsecond=0)

    def made(self, name: str) -> str:
        """Return the query string of one search of this kind."""
        pick, start = self.chance.choice, self.chance.randint(0, 60)
        point = f"{self.chance.uniform(50.8, 51.25):.4f},{self.chance.uniform(3.2, 5.4):.4f}"
        saturday = (5 - self.now.weekday()) % 7
        near = f"coordinates={point}&distance=10km"
        label = urlencode({"labels[]": pick(self.labels)})
        made = {
            "newest 30": "sort[created]=desc&limit=30",
            "upcoming by date": f"dateFrom={self._at(0)}&sort[availableTo]=asc",
            "rare word": f"text={quote(pick(self.rare))}",
            "common word": f"text={quote(pick(self.common))}",
            "two words": f"text={quote(pick(self.common))}%20{quote(pick(self.rare))}",
            "region, label, 30 days": f"regions[]={pick(self.towns)}&{label}&{self.days(start, 30)}",
            "three days": self.days(start, 3),
            "weekend, 10 km, by distance": f"{self.days(saturday, 2)}&{near}&sort[distance]=asc",
            "type, age, free": f"termIds[]={pick(self.types)}&minAge={self.chance.randint(0, 12)}&price=0",
            "a query of 200 characters": f"q={quote(self._query())}",
            "text, dates, 10 km, four facets": f"{near}&{self.days(start, 30)}"
            f"&text={quote(pick(self.common))}{FACETS}",
            "four facets over all": f"disableDefaultFilters=true{FACETS}",
        }
        return made[name]

    def _query(self) -> str:
        clauses = [
            f"name.nl:{self.chance.choice(self.common)}",
            f"(regions:{self.chance.choice(self.towns)} OR regions:{self.chance.choice(self.towns)})",
            f"description.nl:({self.chance.choice(self.common)} AND {self.chance.choice(self.common)})",
            f"terms.id:{self.chance.choice(self.types)}",
            "NOT labels:zomer*",
            f"dateRange:[{self._at(0)} TO {self._at(30)}]",
        ]
        return " OR ".join(clauses)[:260]

    def days(self, start: int, length: int) -> str:
        return f"dateFrom={self._at(start)}&dateTo={self._at(start + length)}"

    def _at(self, days: int) -> str:
        return (self.now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def called(query: str, key: str) -> int:
    """Ask the API as a web server does; return the status."""
    status: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/api/search/events/",
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_X_API_KEY": key,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answer = application(environ, lambda line, _headers, _error=None: status.append(line))
    b"".join(answer)
    answer.close()
    return int(status[0].split()[0])


def raw_ms(query: str) -> float:
    """Return how many milliseconds the engine alone takes for the page of a search."""
    plan = _plan("events", Parameters(gathered(parse_qsl(query))), INTERNAL, int(time.time()))
    with READER.searcher() as searcher:
        compiled = query_of(searcher, plan, clock.now())
        field, descending = SORTS.get(plan.sorts[0].field if plan.sorts else "", (None, False))
        named = {} if field is None else {"order_by_field": field}
        if field is not None:
            named["order"] = order.Order.Desc if descending else order.Order.Asc
        if field is None and not plan.queries:
            named = {"order_by_field": order.schema.RANK, "order": order.Order.Asc}

        def work() -> None:
            found = searcher.search(compiled, plan.limit, count=True, **named)
            for _, address in found.hits:
                searcher.doc(address)
            facets(searcher, compiled, plan.facets)

        return 1000 * seconds(work)


def both_ms(query: str, key: str, *, engine_first: bool) -> tuple[float, float]:
    """Return how many milliseconds the API takes for a search, and the engine alone."""
    alone = raw_ms(query) if engine_first else 0.0
    took = 1000 * seconds(lambda: called(query, key) == 200 or sys.exit(f"refused: {query}"))
    return took, alone if engine_first else raw_ms(query)


def anonymous_megabytes() -> float:
    """Return how much memory of this process is its own."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Anonymous:"):
            return int(line.split()[1]) / 1000
    return float("nan")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--searches", type=int, default=1200)
    parser.add_argument("--name", default="search_mix")
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    if not FILLED:
        call_command("generate", events=asked.events, seed=1, verbosity=0)
        rebuild_index()
    key = issue_api_key(SYSTEM, "bench", apis=["search"])
    questions = Questions(1)
    names = questions.chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=asked.searches)
    names += [name for name in WEIGHTS for _ in range(12)]
    for name in WEIGHTS:
        called(questions.made(name), key)
    timed = [
        (name, *both_ms(questions.made(name), key, engine_first=bool(at % 2)))
        for at, name in enumerate(names)
    ]
    mix = [took for _, took, _ in timed[: asked.searches]]
    large = asked.events >= 1_000_000
    rows = [
        Row("searches a second and core", 1000 * len(mix) / sum(mix), "1/s", at_least=80 if large else 250),
        Row("the mix, p95", percentile(mix, 0.95), "ms", at_most=50),
        Row("the mix, p50", percentile(mix, 0.5), "ms"),
        Row("memory of its own", anonymous_megabytes(), "MB", at_most=500),
    ]
    for name in WEIGHTS:
        own = percentile([took for one, took, _ in timed if one == name], 0.5)
        engine = percentile([alone for one, _, alone in timed if one == name], 0.5)
        most = 160 if name == "four facets over all" else engine + 2
        rows.append(Row(name, own, "ms, median", at_most=round(most, 2), baseline=engine))
    return report(asked.name, rows)


if __name__ == "__main__":
    sys.exit(main())
