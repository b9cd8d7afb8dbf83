# SPDX-License-Identifier: EUPL-1.2
"""Our APIs beside the published contracts whose clients they serve."""

import pytest
from jsonschema_rs import Draft202012Validator

from contracts.apis import api
from contracts.published import listed, model, operations, query_names, served, where_published
from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.offers.tests.documents import organizer, place, several

pytestmark = [pytest.mark.django_db, where_published]

# What the published document leaves out and the service takes.
OWN_PARAMETERS = {
    *("birthdateRangeFrom", "birthdateRangeTo", "childrenOnly", "departurePlaces[]", "disableDefaultFilters"),
    *("hasChildcare", "hasOvernight", "isDuplicate", "limit", "locationLabels[]", "locationTermIds[]"),
    *("locationTermLabels[]", "organizerTermIds[]", "organizerTermLabels[]", "productionId"),
    *("recommendationFor", "recurringOnDayOfWeek", "sort", "start", "termLabels[]", "textLanguages[]"),
}
TEXT = {"nl": "Tekst", "fr": "Texte"}
ADDRESS = {
    "addressCountry": "BE",
    "addressLocality": "Gent",
    "postalCode": "9000",
    "streetAddress": "Lindelei 1",
}
CONTACT = {"phone": ["09 1"], "email": ["a@example.org"], "url": ["https://x.example.org"]}
RICH = {
    "name": TEXT,
    "description": TEXT,
    "labels": ["zomer"],
    "hiddenLabels": ["stil"],
    "typicalAgeRange": "6-12",
    "contactPoint": CONTACT,
    "bookingInfo": {
        "phone": "09",
        "url": "https://x.example.org",
        "urlLabel": {"nl": "Reserveer", "fr": "Réservez"},
        "availabilityStarts": "2026-03-01T00:00:00+01:00",
    },
    "priceInfo": [
        {"category": "base", "name": {"nl": "Basis"}, "price": 12.5, "priceCurrency": "EUR"},
        {"category": "tariff", "name": {"nl": "Kinderen"}, "price": 0, "priceCurrency": "EUR"},
    ],
    "status": {"type": "TemporarilyUnavailable", "reason": {"nl": "Verbouwing"}},
    "videos": [{"url": "https://vimeo.com/123456789", "language": "nl"}],
}
HOURS = {
    "calendarType": "periodic",
    "startDate": "2026-03-01T00:00:00+01:00",
    "endDate": "2026-12-31T23:59:59+01:00",
    "openingHours": [{"opens": "10:00", "closes": "17:00", "dayOfWeek": ["monday", "sunday"]}],
}


def published_names(collection):
    """Return names as we tell them: sort[x] is one parameter with parts."""
    return {
        name.partition("[")[0] if name.startswith("sort[") else name
        for name in query_names("search", collection)
    }


def test_every_published_operation_of_entry_is_served_or_awaited():
    missing = operations("entry") - served()
    assert missing == listed("awaited") - listed("beyond")


def test_every_operation_of_entry_is_published_or_listed():
    assert served() - operations("entry") == listed("beyond") - listed("awaited")


@pytest.mark.parametrize("collection", ["/events", "/places", "/offers", "/organizers"])
def test_search_takes_every_published_parameter(collection):
    operation = api("search").contract.operations[f"get-{collection[1:]}"]
    ours = {each.name for each in operation.parameters if each.location == "query"}
    assert published_names(collection) - ours == set()
    assert ours - published_names(collection) - OWN_PARAMETERS == set()


@pytest.mark.parametrize("collection", ["/events", "/places", "/offers", "/organizers"])
def test_no_published_parameter_is_unknown(client, collection):
    key = _key()
    refused = {}
    for name in sorted(query_names("search", collection)):
        answer = client.get(f"/api/search{collection}", {name: "x"}, headers={"X-Api-Key": key})
        told = answer.json().get("detail") or ""
        assert answer.status_code < 500 or answer.status_code == 503
        if told.startswith("Unknown query parameter"):
            refused[name] = told
    assert refused == {}


def _key():
    from foyer.blocks.identity.public import issue_api_key
    from foyer.kernel.actors import SYSTEM

    return issue_api_key(SYSTEM, "published", apis=("search",))


def documents():
    """Make rich documents of each kind; give their models and addresses."""
    call = Caller("somebody")
    body = organizer(name=TEXT, address={"nl": ADDRESS}, contactPoint=CONTACT, labels=["zomer"])
    host = {"organizer": {"@id": f"https://x.example.org/organizers/{call.made('/organizers', body)}"}}
    hall = call.made("/places", place(**{**RICH, **HOURS}))
    plain = call.made(
        "/places", place(name={"nl": "Kale zaal"}, address={"nl": {**ADDRESS, "streetAddress": "Elders 2"}})
    )
    dates = several(hall, 6, 7, **{**RICH, "audience": {"audienceType": "education"}, **host})
    opened = {**several(plain, 6), **RICH, **HOURS}
    opened.pop("subEvent")
    events = [dates, opened, several(plain, 8)]
    yield from (("event", call, f"/events/{call.made('/events', body)}") for body in events)
    yield from (("place", call, f"/places/{one}") for one in (hall, plain))
    yield "organizer", call, host["organizer"]["@id"].removeprefix("https://x.example.org")


def test_documents_are_those_of_the_published_models():
    wrong = {}
    for kind, call, path in documents():
        shown = call.got(path)
        validator = Draft202012Validator(model(kind), validate_formats=True)
        for error in validator.iter_errors(shown):
            where = "/".join(map(str, error.instance_path))
            # The service tells null of an event without production; the published model forgets that.
            if (where, shown.get(where)) != ("production", None):
                wrong[f"{path} {where}"] = error.message[:300]
    assert wrong == {}
