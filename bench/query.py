# SPDX-License-Identifier: EUPL-1.2
"""How fast queries are read and evaluated, and texts are cut into words.

    python bench/query.py

The baseline of reading is the time that luqum takes for a query that both understand.
"""

import sys

from _report import Row, median_seconds, report
from luqum.thread import parse as luqum_parse

from foyer.blocks.query.public import matches, parse, words

QUERY = (
    "id:(0b1c6f1d-3c2e-4a0b-9d53-9a0e0f0e7a3f OR 5f2c6f1d-3c2e-4a0b-9d53-9a0e0f0e7a3f) AND labels:pas "
    "AND NOT regions:nis-44021 AND price:[0 TO 12] AND (jazz OR blues) "
    "AND terms.id:0.50.4.0.0 AND name.nl:een"
)
LONG = " OR ".join(f"id:0b1c6f1d-3c2e-4a0b-9d53-{number:012}" for number in range(225))
TEXT = (
    "Een heerlijk concert in de Vooruit op 3,5 stappen van l'église, met muziek uit de jaren '80 en '90. "
    * 15
)
EVENT = {
    "id": ["5f2c6f1d-3c2e-4a0b-9d53-9a0e0f0e7a3f"],
    "labels": ["pas"],
    "regions": ["nis-11002"],
    "price": [10.0],
    "name.nl": ["Een avond jazz"],
    "description.nl": [TEXT],
    "terms.id": ["0.50.4.0.0"],
}
ROUNDS = 200


def milliseconds(work: object) -> float:
    """Return the time of one call out of many."""
    if not callable(work):
        raise TypeError("only work can be timed")
    return median_seconds(lambda: [work() for _ in range(ROUNDS)]) / ROUNDS * 1_000


def main() -> int:
    """Measure and print."""
    tree = parse(QUERY)
    if not matches(tree, EVENT, kind="event"):
        raise SystemExit("the query of this benchmark no longer finds its event")
    return report(
        "query",
        [
            Row(
                f"read {len(QUERY)} characters",
                milliseconds(lambda: parse(QUERY)),
                "ms",
                at_most=0.2,
                baseline=milliseconds(lambda: luqum_parse(QUERY)),
            ),
            Row(f"read {len(LONG):,} characters", milliseconds(lambda: parse(LONG)), "ms", at_most=10),
            Row("evaluate on one document", milliseconds(lambda: matches(tree, EVENT, kind="event")), "ms"),
            Row(f"words of {len(TEXT):,} characters", milliseconds(lambda: words(TEXT)), "ms", at_most=1),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
