# SPDX-License-Identifier: EUPL-1.2
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from foyer.blocks.taxonomy.public import Term, find, term, terms


def test_the_terms_are_complete():
    assert Counter(item.domain for item in terms()) == {"eventtype": 44, "theme": 77, "facility": 24}
    assert len({item.id for item in terms()}) == 145
    assert all(set(item.name) == {"nl", "fr", "de", "en"} for item in terms())


def test_a_term():
    assert term("0.50.4.0.0") == Term(
        "0.50.4.0.0",
        "eventtype",
        {"nl": "Concert", "fr": "Concert", "de": "Konzert", "en": "Concert"},
        frozenset({"events"}),
        ("1.8.3.5.0", "1.8.3.3.0", "1.8.4.0.0", "1.8.3.2.0", "1.8.2.0.0", "1.8.1.0.0", "1.8.3.1.0"),
    )
    assert term("9.9.9.9.9") is None


def test_themes_are_suggested_only_by_types_and_exist():
    for item in terms():
        assert not item.suggested or item.domain == "eventtype"
        assert all(term(other).domain == "theme" for other in item.suggested)


@pytest.mark.parametrize(
    ("domain", "scope", "number"),
    [
        ("eventtype", "events", 25),
        ("eventtype", "places", 19),
        ("theme", "events", 77),
        ("theme", "places", 0),
        ("facility", "events", 23),
        ("facility", "places", 5),
        (None, "places", 24),
        ("nothing", None, 0),
    ],
)
def test_terms_of_a_domain_and_scope(domain, scope, number):
    assert len(terms(domain, scope)) == number


@pytest.mark.parametrize(
    ("text", "domain", "language", "found"),
    [
        ("concert", "eventtype", "nl", "0.50.4.0.0"),
        ("  CONCERT ", "eventtype", "fr", "0.50.4.0.0"),
        ("Konzert", "eventtype", "de", "0.50.4.0.0"),
        ("Konzert", "eventtype", "nl", None),
        ("concert", "theme", "nl", None),
        ("circus", "theme", "nl", "0.52.0.0.0"),
        ("architecture", "theme", "fr", "1.2.1.0.0"),
        ("begleiteter rundgang", "eventtype", "de", "0.7.0.0.0"),
        ("0.52.0.0.0", "theme", "nl", "0.52.0.0.0"),
        ("0.52.0.0.0", "eventtype", "nl", None),
        ("", "theme", "nl", None),
    ],
)
def test_find_by_name(text, domain, language, found):
    term_found = find(text, domain, language)
    assert (term_found and term_found.id) == found


def test_the_list_is_that_of_the_contract():
    folder = os.environ.get("FOYER_CONTRACTS")
    if not folder:
        pytest.skip("FOYER_CONTRACTS names no folder")
    expected = json.loads((Path(folder) / "taxonomy-terms.json").read_bytes())["terms"]
    shown = [
        {
            "id": item.id,
            "domain": item.domain,
            "name": dict(item.name),
            "scope": sorted(item.scope),
            "suggested": list(item.suggested),
        }
        for item in terms()
    ]
    assert shown == [
        {
            "id": item["id"],
            "domain": item["domain"],
            "name": item["name"],
            "scope": sorted(item["scope"]),
            "suggested": [other["id"] for other in item.get("otherSuggestedTerms", ())],
        }
        for item in expected
    ]
