# SPDX-License-Identifier: EUPL-1.2
"""Whatever a document holds: valid linked data, or a reason; never an exception of another kind."""

import orjson
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foyer.blocks.offers.rules.linked_data import Iri, Unreadable, described
from foyer.blocks.offers.rules.negotiation import GRAPHS
from foyer.blocks.offers.tests.rules.linked_data.reading import read, same
from foyer.blocks.offers.tests.rules.linked_data.samples import BASES, SAMPLES, sample, turtle
from foyer.blocks.offers.tests.rules.test_robustness import LIKELY, near_misses
from foyer.blocks.offers.tests.rules.test_schema_texts import JSON
from foyer.blocks.offers.tests.rules.world import ITEM, checked, written

HOSTILE = [
    '"""',
    "'''",
    "\\",
    'x" . <http://evil.example.org> <http://evil.example.org> "',
    "a\nb\rc\td",
    "\x00\x01\x0b\x1f\x7f\x85\u2028\ufffe",
    "<script>alert(1)</script>",
    "]]> <!-- &amp; &#0;",
    'https://a.be/a b<c>"{d}|e^`\\',
    "javascript:alert(1)",
    "😀\U0010ffff",
    "\u202ereversed",
]
FORMATS = (
    pyoxigraph.RdfFormat.TURTLE,
    pyoxigraph.RdfFormat.JSON_LD,
    pyoxigraph.RdfFormat.N_TRIPLES,
    pyoxigraph.RdfFormat.RDF_XML,
)
TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=30).map("x{}".format)


def told(kind, item_id, document):
    """Check the linked data of a document in all forms, or return why there is none."""
    try:
        triples = described(kind, item_id, document, BASES)
    except Unreadable as fault:
        return str(fault)
    for one in triples:
        for text in (one.subject, one.predicate, *([one.object.text] if isinstance(one.object, Iri) else [])):
            pyoxigraph.NamedNode(text)
    graphs = [
        {str(quad) for quad in pyoxigraph.parse(turtle(kind, item_id, document, form), format=syntax)}
        for form, syntax in zip(GRAPHS, FORMATS, strict=True)
    ]
    assert graphs[0] == graphs[1] == graphs[2] == graphs[3]
    assert len(graphs[0]) == len(triples)
    return None


def replaced(value, texts):
    """Return a JSON value in which the texts that people enter are others; texts for machines stay."""
    if isinstance(value, dict):
        return {name: inner if name in MACHINES else replaced(inner, texts) for name, inner in value.items()}
    if isinstance(value, list):
        return [replaced(one, texts) for one in value]
    return next(texts) if isinstance(value, str) else value


MACHINES = {
    "@type", "audienceType", "attendanceMode", "calendarType", "created", "modified", "startDate", "endDate",
    "availableFrom", "dayOfWeek", "domain", "category", "mainLanguage",
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_everywhere(name, text):
    kind, item_id, document = sample(name)
    hostile = replaced(document, iter(lambda: text, None))
    assert told(kind, item_id, hostile) is None
    same(read(turtle(kind, item_id, hostile)), read(turtle(kind, item_id, hostile, GRAPHS[-1]), GRAPHS[-1]))


def test_a_text_comes_back_as_it_was():
    text = HOSTILE[3] + "\n\t\\\u2028'\"😀"
    found = read(turtle(*sample("single", description={"nl": text})))
    assert text in {str(value) for value in found.objects()}


@settings(max_examples=60)
@given(st.sampled_from(sorted(SAMPLES)), st.lists(TEXTS, min_size=5, max_size=5))
def test_any_texts(name, texts):
    kind, item_id, document = sample(name)
    every = iter(lambda: texts[len(texts) % 5], None)
    assert told(kind, item_id, replaced(document, every)) is None


@settings(max_examples=150)
@given(st.data())
def test_any_value_anywhere(data):
    kind, item_id, document = sample(data.draw(st.sampled_from(sorted(SAMPLES))))
    holder = document
    while True:
        name = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        if not holder[name] or not isinstance(holder[name], dict | list) or data.draw(st.booleans()):
            break
        holder = holder[name]
    holder[name] = data.draw(JSON | LIKELY)
    told(kind, item_id, document)


@settings(max_examples=100)
@given(near_misses())
def test_every_document_that_may_be_entered(drawn):
    kind, body = drawn
    if checked(kind, body).problem is not None:
        return
    state = written(kind, body)
    links = {"location": ("places", state.place), "organizer": ("organizers", state.organizer)}
    document = {
        **orjson.loads(orjson.dumps(state.document)),
        **{
            name: {"@id": f"https://io.example.org/{plural}/{one}"}
            for name, (plural, one) in links.items()
            if one
        },
        "modified": "2026-06-01T10:00:00+00:00",
    }
    assert told(kind, ITEM, document) is None
