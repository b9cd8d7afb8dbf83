# SPDX-License-Identifier: EUPL-1.2
"""Graphs have the shape that the profile asks for: by our own shapes, and by published ones where they are.

Published shapes are all Turtle files below the folder that FOYER_CONTRACTS names; where none lie there, our
own are all.
"""

import os
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib

from foyer.blocks.offers.tests.rules.linked_data.reading import kept, read
from foyer.blocks.offers.tests.rules.linked_data.samples import MULTIPLE, SAMPLES, sample, turtle

NAMED = os.environ.get("FOYER_CONTRACTS", "")
PUBLISHED = tuple(sorted(Path(NAMED).rglob("*.ttl"))) if NAMED else ()
OURS = "our own"
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@cache
def shapes(path=OURS):
    return kept("shapes.ttl") if path == OURS else rdflib.Graph().parse(path)


def faults(graph, by):
    """Return the paths at which a graph breaks shapes."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=by)
    return sorted(str(path).rpartition("/")[2] for path in report.objects(None, SHACL.resultPath))


@pytest.mark.parametrize("path", [OURS, *PUBLISHED], ids=lambda path: getattr(path, "name", path))
@pytest.mark.parametrize("name", SAMPLES)
def test_every_graph_has_the_shape_of_the_profile(name, path):
    assert faults(read(turtle(*sample(name))), shapes(path)) == []


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ({"name": {"es": "Campamento"}}, "title"),
        ({"workflowStatus": "ACTIVE"}, "ns/uitdatabank#workflowStatus"),
        ({"terms": MULTIPLE["terms"] * 2 + [{"id": "2", "domain": "theme"}]}, "cultuurparticipatie#thema"),
        (
            {"endDate": "x", "subEvent": [{**MULTIPLE["subEvent"][0], "endDate": "2020-01-01T00:00:00Z"}]},
            "startTime",
        ),
        ({"priceInfo": [{**MULTIPLE["priceInfo"][0], "price": -1}]}, "value"),
        ({"openingHours": [{"opens": "30:00", "closes": "99:99", "dayOfWeek": ["monday"]}]}, "closes"),
        ({"mediaObject": [{"contentUrl": "https://a.be/x.png"}]}, "identifier"),
        ({"videos": [{"id": "1", "url": "https://a.be"}]}, "embedUrl"),
    ],
)
def test_the_shapes_see_what_is_wrong(broken, path):
    found = faults(read(turtle(*sample("multiple", **broken))), shapes())
    assert path.rpartition("/")[2] in found
