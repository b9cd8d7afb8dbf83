# SPDX-License-Identifier: EUPL-1.2

import pytest

from foyer.blocks.geo.public import suggest, suggestions


def labels(text, language="nl", limit=4):
    return [item.label for item in suggestions(text, limit, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("gent", "nl", ["Gent", "Regio Gent", "Gentbrugge (Gent)"]),
        ("GENT", "nl", ["Gent", "Regio Gent", "Gentbrugge (Gent)"]),
        ("gand", "fr", ["Gand", "Région Gand"]),
        ("liè", "fr", ["Lierre", "Liedekerke"]),
        ("liège", "nl", ["Luik", "Provincie Luik"]),
        ("liege", "fr", ["Liège", "Province de Liège"]),
        ("drong", "nl", ["Drongen (Gent)"]),
        ("tronch", "fr", ["Tronchiennes (Gand)"]),
        ("kust", "en", ["Flemish Coast"]),
        ("oost-vl", "nl", ["Provincie Oost-Vlaanderen"]),
        ("vlaanderen", "nl", ["Vlaanderen"]),
        ("9031", "nl", ["9031 Drongen (Gent)"]),
        ("9031 dr", "nl", ["9031 Drongen (Gent)"]),
        ("9031 ge", "nl", ["9031 Gent"]),
        ("as", "nl", ["As", "Asse"]),
        ("mol", "nl", ["Mol"]),
        ("9000 gent", "nl", ["9000 Gent"]),
        ("903", "nl", ["9030 Mariakerke (Gent)", "9031 Drongen (Gent)", "9032 Wondelgem (Gent)"]),
        ("st-amandsb", "nl", ["Sint-Amandsberg (Gent)"]),
        ("sint am", "nl", ["Sint-Amandsberg (Gent)", "Sint-Amands (Puurs-Sint-Amands)"]),
        ("louvain", "fr", ["Louvain"]),
        ("brussel", "nl", ["Brussel", "Brussels Hoofdstedelijk Gewest"]),
    ],
)
def test_what_is_suggested_first(text, language, expected):
    assert labels(text, language)[: len(expected)] == expected


@pytest.mark.parametrize("text", ["", "  ", "-", "9", "xyzzy", "10000000", "%", "日本"])
def test_nothing_is_suggested(text):
    assert suggestions(text) == ()


def test_a_suggestion_says_where_to_search():
    drongen = suggestions("drongen")[0]
    assert (drongen.kind, drongen.region.id, drongen.point.precision) == ("locality", "nis-44021", "locality")
    assert suggestions("9031")[0].region.id == "nis-44021"
    assert suggestions("gent")[1].region.id == "reg-gent"


def test_regions_of_suggestions_come_once():
    assert [item.id for item in suggest("gent", 3)] == ["nis-44021", "reg-gent", "nis-25117"]
    assert suggest("xyzzy") == []


def test_the_limit_holds():
    assert len(suggestions("s", 5)) == 5
    assert suggestions("gent", 0) == ()
