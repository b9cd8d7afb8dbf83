# SPDX-License-Identifier: EUPL-1.2
import json
import os
from pathlib import Path

import pytest
from django.test import Client

from foyer.blocks.schools.public import education_levels, regions

NAMED = os.environ.get("FOYER_CONTRACTS", "")


def got(name):
    answer = Client().get(f"/api/entry/cultuurkuur/{name}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    return answer.content


def test_regions():
    found = json.loads(got("regions"))
    assert [one["name"]["nl"] for one in found] == [
        "Brussels Hoofdstedelijk Gewest",
        "Provincie Antwerpen",
        "Provincie Vlaams-Brabant",
        "Provincie West-Vlaanderen",
        "Provincie Oost-Vlaanderen",
        "Provincie Limburg",
    ]
    brussels = found[0]
    assert list(brussels) == ["name", "label", "extraLabel", "children"]
    assert brussels["label"] == "cultuurkuur_werkingsregio_provincie_nis-01000"
    assert brussels["extraLabel"] == "cultuurkuur_werkingsregio_nis-01000"
    assert [list(one) for one in brussels["children"]] == [["name", "children"]]
    assert brussels["children"][0]["children"][0] == {
        "name": {"nl": "Anderlecht"},
        "label": "cultuurkuur_werkingsregio_nis-21001",
    }
    towns = [town for one in regions() for region in one.below for town in region.below]
    assert len(towns) == 304
    assert {len(town.label) for town in towns} == {len("cultuurkuur_werkingsregio_nis-21001")}


def test_education_levels():
    found = json.loads(got("education-levels"))
    assert len(found) == 8
    assert found[0]["children"][1]["children"][0] == {
        "name": {"nl": "Eerste graad"},
        "label": "cultuurkuur_1ste-graad",
    }
    assert found[4] == {
        "name": {"nl": "Deeltijds leren en werken"},
        "label": "cultuurkuur_Deeltijds-leren-en-werken",
    }
    # A label is taken as it is, with its blanks and brackets.
    assert education_levels()[0].below[2].label == (
        "cultuurkuur_Onthaalonderwijs-voor-anderstalige-nieuwkomers (OKAN)"
    )


def test_a_token_is_not_read(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = Client().get("/api/entry/cultuurkuur/regions/", headers={"Authorization": "Bearer nonsense"})
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["regions", "education-levels"])
@pytest.mark.skipif(not NAMED, reason="FOYER_CONTRACTS names no folder of published contracts")
def test_the_answer_is_the_published_one(name):
    published = json.loads((Path(NAMED) / "cultuurkuur" / f"{name}.json").read_text(encoding="utf-8"))
    # As text, so that the order of properties counts too.
    assert json.dumps(json.loads(got(name))) == json.dumps(published)
