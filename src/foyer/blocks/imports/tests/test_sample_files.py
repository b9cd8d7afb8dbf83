# SPDX-License-Identifier: EUPL-1.2
"""The real festival of Ghent, where `FOYER_SAMPLE_FILES` names the folder that holds its file."""

import datetime as dt
import os
from collections import Counter
from pathlib import Path

import pytest

from foyer.blocks.geo.public import distance_km
from foyer.blocks.imports.tests.mappings import EXAMPLES
from foyer.blocks.imports.tests.runs import everything, run_content
from foyer.blocks.offers.public import count

FOLDER = os.environ.get("FOYER_SAMPLE_FILES", "")
FILE = Path(FOLDER) / "gentse-feesten-2011.csv"
MAPPING = EXAMPLES / "gentse-feesten.yaml"
FROM = dt.datetime.fromisoformat("2011-07-17T00:00:00+02:00")
UNTIL = dt.datetime.fromisoformat("2011-07-17T23:59:59+02:00")
CIRCUS = "0.52.0.0.0"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not FOLDER or not FILE.is_file(), reason="FOYER_SAMPLE_FILES names no folder with the festival"
    ),
]


def test_the_festival_its_faults_and_its_circus():
    content, mapping = FILE.read_bytes(), MAPPING.read_text(encoding="utf-8")
    report = run_content(content, FILE.name, mapping)
    kinds = Counter((each.action.value, each.kind) for each in report.findings)
    assert report.rows == 4135
    # What the publisher of the file says of it.
    assert kinds["repair", "far-coordinates"] == 43
    assert kinds["repair", "end-equals-start"] == 155
    assert kinds["repair", "past-midnight"] == 332
    assert kinds["refuse", "duplicate-row"] == 5
    assert kinds["repair", "venue-in-one-part"] == 215
    # One row of 2010. Of the 21 others outside the ten days four are of 10 July, concerts like the rest.
    assert kinds["refuse", "far-outside-window"] == 1
    assert kinds["take", "outside-window"] == 21
    dated = [each.value for each in report.findings if each.kind.endswith("outside-window")]
    assert (dated.count("2010-07-19"), dated.count("2011-07-10")) == (1, 4)
    # What it does not say: points within Belgium, but not in Ghent; and four trials of the form.
    assert kinds["repair", "outside-area"] == 43
    assert kinds["refuse", "excluded"] == 4
    assert {kind for action, kind in kinds if action == "refuse"} == {
        "duplicate-row",
        "excluded",
        "far-outside-window",
    }
    # 1,423 pairs of title and venue, less those that differ in spelling only, the trials and the row of 2010.
    assert (report.taken, report.created, report.refused) == (4125, 1410, 0)
    assert (report.places_made, count("place")) == (300, 300)
    assert circus_on_the_17th() == {
        "Circus Krak (Charlieston, B)",
        "Circusplaneet",
        "Circusworkshops voor kinderen (6-12 jaar)",
        "Circusworkshops voor kleuters",
        "Ell Circo d'ell Fuego & Ketnet (jeugdcircus, BE)",
        "Jeugdcircusfestival",
        "Madame et sa Croupe (Cie Un de ces 4, FR)",
        "Overstekend Wild",
    }
    again = run_content(content, FILE.name, mapping)
    assert (again.created, again.replaced, again.unchanged) == (0, 0, 1410)
    assert (again.places_made, again.places_changed) == (0, 0)


def circus_on_the_17th() -> set[str]:
    """Return the titles of the circus on 17 July within two kilometres of the bell tower."""
    found = set()
    for event in everything("event"):
        # A few venues have no coordinates: they lie somewhere in the town.
        point = event["location"].get("geo")
        near = point and distance_km(51.0571, 3.7262, point["latitude"], point["longitude"]) <= 2
        theme = CIRCUS in {term["id"] for term in event["terms"]}
        if near and theme and any(_then(each) for each in event["subEvent"]):
            assert event["workflowStatus"] == "READY_FOR_VALIDATION"
            found.add(event["name"]["nl"])
    return found


def _then(performance: dict[str, str]) -> bool:
    start, end = (dt.datetime.fromisoformat(performance[name]) for name in ("startDate", "endDate"))
    return start <= UNTIL and end >= FROM
