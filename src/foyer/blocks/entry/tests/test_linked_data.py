# SPDX-License-Identifier: EUPL-1.2
"""Linked data over HTTP: forms, names, tags, refusals."""

import pyoxigraph
import pytest
import rdflib

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.ids import NIL

pytestmark = pytest.mark.django_db
TURTLE = {"Accept": "text/turtle"}
JSON_LD = 'application/ld+json;profile="https://data.vlaanderen.be/ns/cultuurparticipatie#"'
HOSTILE = 'Zij zei: """\\"\r\n<script>alert(1)</script> \x00\x1b \u2028 <http://a b> .'


@pytest.fixture
def call():
    return Caller()


@pytest.fixture
def nobody():
    return Caller(None)


@pytest.fixture
def ids(call):
    at = call.made("/places", place())
    by = call.made("/organizers", organizer())
    one = call.made("/events", event(at, organizer={"@id": f"http://localhost/organizers/{by}"}))
    return {"events": one, "places": at, "organizers": by}


def graph(response):
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "text/turtle"
    return rdflib.Graph().parse(data=response.content, format="turtle")


@pytest.mark.parametrize(
    ("plural", "kind"),
    [
        ("events", "http://www.cidoc-crm.org/cidoc-crm/E7_Activity"),
        ("places", "http://purl.org/dc/terms/Location"),
        ("organizers", "https://data.vlaanderen.be/ns/cultuurparticipatie#Organisator"),
    ],
)
def test_everybody_reads_turtle(ids, nobody, settings, plural, kind):
    settings.FOYER_LINKED_DATA_URL = "http://data.example.org:80"
    found = graph(nobody("GET", f"/{plural}/{ids[plural]}", **TURTLE))
    subject = rdflib.URIRef(f"http://data.example.org:80/{plural}/{ids[plural]}")
    assert (subject, rdflib.RDF.type, rdflib.URIRef(kind)) in found
    assert {str(one).partition("#")[0] for one in found.subjects()} == {str(subject)}
    assert nobody("GET", f"/{plural}/{ids[plural]}/", **TURTLE).status_code == 200


def test_links_lead_to_names_of_linked_data(ids, nobody, settings):
    settings.FOYER_LINKED_DATA_URL = "http://data.example.org"
    settings.FOYER_TAXONOMY_TERMS_URL = "https://terms.example.org/t"
    said = {str(one) for one in graph(nobody("GET", f"/event/{ids['events']}", **TURTLE)).objects()}
    assert f"http://data.example.org/places/{ids['places']}" in said
    assert f"http://data.example.org/organizers/{ids['organizers']}" in said
    assert "https://terms.example.org/t/0.50.4.0.0" in said


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html,*/*;q=0.8", "image/png", ""])
def test_all_others_get_the_document(ids, nobody, accept):
    answer = nobody("GET", f"/events/{ids['events']}", Accept=accept)
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert answer.headers["Vary"] == "Accept"
    assert answer.json()["@context"] == "/contexts/event"


def test_other_forms_and_likings(ids, nobody, settings):
    path = f"/places/{ids['places']}"
    for accept, given in (
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ('application/ld+json;profile="https://example.org/any"', JSON_LD),
        ("text/turtle, application/ld+json;q=0.5", "text/turtle"),
        ("text/turtle, application/ld+json", "application/ld+json"),
    ):
        assert nobody("GET", path, Accept=accept).headers["Content-Type"] == given
    settings.FOYER_STRICT_COMPATIBILITY = True
    for accept in ("application/n-triples", JSON_LD, "text/turtle, application/ld+json;q=0.5"):
        assert nobody("GET", path, Accept=accept).headers["Content-Type"] == "application/ld+json"
    assert nobody("GET", path, **TURTLE).headers["Content-Type"] == "text/turtle"


def test_json_with_a_profile_is_the_graph_with_prefixes(ids, nobody, settings):
    settings.FOYER_LINKED_DATA_URL = "http://data.example.org"
    told = nobody("GET", f"/places/{ids['places']}", Accept=JSON_LD).json()
    assert told["@context"]["dcterms"] == "http://purl.org/dc/terms/"
    first = told["@graph"][0]
    assert (first["@id"], first["@type"]) == (
        f"http://data.example.org/places/{ids['places']}",
        ["dcterms:Location"],
    )
    assert first["locn:locatorName"] == [{"@language": "nl", "@value": place()["name"]["nl"]}]
    assert {one["@type"][0] for one in told["@graph"][1:]} >= {"locn:Address", "adms:Identifier"}


def test_each_form_has_its_tag(ids, call):
    path = f"/events/{ids['events']}"
    turtle, document = call("GET", path, **TURTLE), call("GET", path)
    assert turtle.headers["ETag"] != document.headers["ETag"]
    assert turtle.headers["Vary"] == "Accept"
    again = call("GET", path, **TURTLE, **{"If-None-Match": turtle.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["Vary"]) == (304, b"", "Accept")
    assert call("GET", path, **{"If-None-Match": turtle.headers["ETag"]}).status_code == 200
    assert call("GET", path, **TURTLE).content == turtle.content
    # Whoever read the linked data knows which version of the document it was made of.
    name = {"name": "Later"}
    assert call("PUT", f"{path}/name/nl", name, **{"If-Match": turtle.headers["ETag"]}).status_code == 204
    assert call("PUT", f"{path}/name/nl", name, **{"If-Match": turtle.headers["ETag"]}).status_code == 412
    assert b'dcterms:title "Later"@nl' in call("GET", path, **TURTLE).content


def test_head_and_pages_of_others(ids, nobody):
    answer = nobody("HEAD", f"/events/{ids['events']}", **TURTLE)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/turtle")
    other = nobody("GET", f"/events/{ids['events']}", **TURTLE, Origin="https://a.example.org")
    assert other.headers["Vary"] == "Accept, Origin"
    assert other.headers["Access-Control-Allow-Origin"] == "https://a.example.org"


def test_what_is_not_there_is_told_in_json(ids, nobody):
    assert problem(nobody("GET", "/events/none", **TURTLE))["status"] == 404
    assert problem(nobody("GET", f"/events/{ids['places']}", **TURTLE))["status"] == 404


def test_the_nil_place_was_never_created(nobody):
    assert problem(nobody("GET", f"/places/{NIL}", **TURTLE)) == {
        "type": "https://api.publiq.be/probs/body/invalid-json-data-for-rdf-creation",
        "title": "Invalid JSON data for RDF creation",
        "status": 400,
        "detail": "created is missing.",
    }
    assert nobody("GET", f"/places/{NIL}").status_code == 200


def test_a_deleted_item_says_so(ids, call):
    assert call("DELETE", f"/events/{ids['events']}").status_code == 204
    found = graph(call("GET", f"/events/{ids['events']}", **TURTLE))
    assert "https://data.publiq.be/concepts/workflowStatus/deleted" in {str(one) for one in found.objects()}


def test_hostile_texts_in_every_place(call, nobody):
    one = {"nl": HOSTILE}
    contact = {"phone": [HOSTILE], "email": ["a@b.be"], "url": ["https://a.be/?q=%22%3Cb%3E"]}
    at = call.made(
        "/places",
        place(
            name=one,
            address={"nl": {**place()["address"]["nl"], "streetAddress": HOSTILE, "postalCode": "9000"}},
        ),
    )
    by = call.made("/organizers", organizer(name=one, description=one, contactPoint=contact))
    made = call.made(
        "/events",
        event(
            at,
            name=one,
            description=one,
            contactPoint=contact,
            organizer={"@id": f"http://localhost/organizers/{by}"},
            bookingInfo={"phone": HOSTILE, "url": "https://a.be/x", "urlLabel": one},
            priceInfo=[
                {"category": "base", "name": {"nl": "Basistarief"}, "price": 1},
                {"category": "tariff", "name": one, "price": 10.5},
            ],
        ),
    )
    for path in (f"/places/{at}", f"/organizers/{by}", f"/events/{made}"):
        found = graph(nobody("GET", path, **TURTLE))
        texts = {str(value) for value in found.objects() if isinstance(value, rdflib.Literal)}
        # The text as a GET answers it, but for what no form of linked data can hold.
        name = nobody("GET", path).json()["name"]["nl"]
        assert "".join(letter for letter in name if letter not in "\x00\x1b") in texts
        for form, syntax in (
            ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
            ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
            (JSON_LD, pyoxigraph.RdfFormat.JSON_LD),
        ):
            data = nobody("GET", path, Accept=form).content
            assert len(set(pyoxigraph.parse(data, format=syntax))) == len(found)


def test_the_contract_tells_of_it(call):
    told = call._client.get("/api/entry/openapi.json").json()["paths"]["/events/{id}"]["get"]
    assert set(told["responses"]["200"]["content"]) == {
        "application/ld+json",
        "text/turtle",
        JSON_LD,
        "application/n-triples",
        "application/rdf+xml",
    }
    assert "400" in told["responses"]
