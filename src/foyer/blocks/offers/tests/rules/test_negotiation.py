# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.negotiation import GRAPHS, JSON_LD, TURTLE, graph_form

_, _, TRIPLES, XML = GRAPHS


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", TURTLE),
        ("", None),
        ("*/*", None),
        ("application/json", None),
        ("application/ld+json", None),
        ("application/json, text/plain, */*", None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", None),
        ("text/*", None),
        ("image/png", None),
        ("Text/Turtle", TURTLE),
        ("text/turtle; charset=utf-8", TURTLE),
        ("text/turtle, */*", None),
        ("text/turtle, */*;q=0.1", TURTLE),
        ("text/turtle;q=0.5, application/ld+json", None),
        ("text/turtle, application/ld+json;q=0.9", TURTLE),
        ("text/turtle;q=0", None),
        ("text/turtle;q=0.2, application/rdf+xml;q=0.4, application/n-triples;q=0.3", XML),
        ("application/n-triples", TRIPLES),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.9", TURTLE),
        ("text/turtle;q=nonsense, */*;q=0.9", TURTLE),
        ("text/turtle;q=0.5, */*;q=0.4, application/json;q=0.1", TURTLE),
        (",,;,text/turtle", TURTLE),
        (JSON_LD, JSON_LD),
        ('application/ld+json; profile="https://data.vlaanderen.be/ns/cultuurparticipatie"', JSON_LD),
        ("Application/LD+JSON;Profile=http://www.w3.org/ns/json-ld#expanded", JSON_LD),
        ('application/ld+json;profile="a,b;q=0.1 c";q=0.9, text/turtle;q=0.8', JSON_LD),
        ('application/ld+json;profile="a";q=0.3, text/turtle;q=0.8', TURTLE),
        ('text/turtle, application/ld+json;profile="a"', TURTLE),
        ('application/ld+json;profile="a", application/json', None),
        ('application/ld+json;profile="a", */*;q=0.1', JSON_LD),
        ('application/ld+json;profile=""', None),
        ("application/ld+json;profile", None),
        ('application/ld+json;profile="https://schema.org"', None),
        ('application/ld+json;profile="https://schema.org/", text/turtle;q=0.5', TURTLE),
        ('application/ld+json;profile="https://schema.org a"', JSON_LD),
        ('application/ld+json;profile="not closed, text/turtle', JSON_LD),
        ('application/json;profile="a"', None),
    ],
)
def test_what_a_client_gets(accept, form):
    assert graph_form(accept) == form


@pytest.mark.parametrize(
    "accept", ["text/turtle;q=1", "text/turtle, */*;q=0.1", XML, JSON_LD, " text/turtle"]
)
def test_by_the_letter_only_turtle_alone_counts(accept):
    assert graph_form("text/turtle", strict=True) == TURTLE
    assert graph_form(accept, strict=True) is None


@given(st.text(alphabet='texturlapicon/*+jsd;q=01., "', max_size=60))
def test_any_header_has_an_answer(accept):
    assert graph_form(accept) in {None, *GRAPHS}
