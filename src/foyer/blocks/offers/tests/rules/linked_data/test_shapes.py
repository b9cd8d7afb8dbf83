# SPDX-License-Identifier: EUPL-1.2
"""Graphs have the shape that the profile asks for: by our own shapes, and by published ones where they are.

Published shapes are all Turtle files below the folder that FOYER_CONTRACTS names.
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
PUBLISHED = sorted(Path(NAMED).rglob("*.ttl")) if NAMED else []
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@cache
def shapes():
    return kept("shapes.ttl")


def faults(graph, by):
    """Return the paths at which a graph breaks shapes."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=by)
    return sorted(str(path).rpartition("/")[2] for path in report.objects(None, SHACL.resultPath))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_graph_has_the_shape_of_the_profile(name):
    assert faults(read(turtle(*sample(name))), shapes()) == []


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


@pytest.mark.skipif(not PUBLISHED, reason="FOYER_CONTRACTS names no folder with shapes")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_every_graph_has_the_published_shape(path):
    by = rdflib.Graph().parse(path)
    for name in SAMPLES:
        assert faults(read(turtle(*sample(name))), by) == []
