# SPDX-License-Identifier: EUPL-1.2
"""Streets of a locality by a part of their name, for the entry API."""

from pathlib import Path

from django.http import HttpResponse

from foyer.blocks.geo.queries import streets
from foyer.blocks.geo.rules.region import AddressParts
from foyer.kernel.http import responses
from foyer.kernel.http.numbers import NumberError, whole_number
from foyer.kernel.http.routes import Call, Part, Route
from foyer.kernel.problems import Problem

NOT_FOUND = "https://api.publiq.be/probs/url/not-found"
NEEDED = ("country", "postalCode", "locality", "query")
USUAL, MOST = 5, 100


def get_streets(call: Call) -> HttpResponse:
    """Answer names of streets.

    Raises:
        Problem: 404, a parameter is missing, or the limit is no number from 1 to 100.
    """
    asked = [call.request.GET.get(name, "").strip() for name in NEEDED]
    if not all(asked):
        raise _not_found(f"Query parameter {' or '.join(NEEDED)} is missing.")
    country, postal_code, locality, part = asked
    found = streets(AddressParts(country, postal_code, locality, part), _limit(call))
    return responses.json(found)


def _limit(call: Call) -> int:
    try:
        return whole_number(call.request, "limit", USUAL, 1, MOST)
    except NumberError as error:
        raise _not_found(str(error)) from None


def _not_found(detail: str) -> Problem:
    return Problem(NOT_FOUND, "Not Found", 404, detail)


ENTRY_PART = Part(
    (Route("streets-get", "GET", "/addresses/streets", get_streets),),
    Path(__file__).with_name("streets.yaml"),
)
