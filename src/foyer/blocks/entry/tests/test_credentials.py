# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.identity.public import issue_token
from foyer.blocks.offers.tests.documents import place

PROBS = "https://api.publiq.be/probs/"


def _refused(response, status, detail):
    name, title = {401: ("unauthorized", "Unauthorized"), 403: ("forbidden", "Forbidden")}[status]
    assert problem(response) == {
        "type": f"{PROBS}auth/{name}",
        "title": title,
        "status": status,
        "detail": detail,
    }


def test_a_header_of_another_scheme(anonymous):
    _refused(
        anonymous("POST", "/places", place(), Authorization="Basic abc"),
        401,
        'Authorization header must start with "Bearer ", followed by your token.',
    )


def test_what_is_no_token(anonymous):
    _refused(
        anonymous("POST", "/places", place(), Authorization="Bearer abc"),
        401,
        'Token "abc" is not a valid JWT.',
    )


def test_a_forged_token(anonymous):
    head, payload, signature = issue_token("user-one").split(".")
    other = issue_token("user-two").split(".")[1]
    for forged in (f"{head}.{other}.{signature}", f"{head}.{payload}.{'A' * len(signature)}"):
        _refused(
            anonymous("POST", "/places", place(), Authorization=f"Bearer {forged}"),
            401,
            "Token signature verification failed. The token is likely forged or manipulated.",
        )


def test_an_old_token(anonymous):
    token = issue_token("user-one", lifetime=timedelta(minutes=-2))
    _refused(
        anonymous("POST", "/places", place(), Authorization=f"Bearer {token}"),
        401,
        "Token expired (or not yet usable).",
    )


def test_a_token_for_another_api(db):
    _refused(
        Caller(apis=("sapi",))("POST", "/places", place()),
        403,
        "The given token and its related client are not allowed to access EntryAPI.",
    )


def test_a_program_owns_what_it_enters(db):
    program = Caller("robot@clients", client_id="robot")
    place_id = program.made("/places", place())
    assert program.got(f"/places/{place_id}")["creator"] == "robot@clients"
    assert program("DELETE", f"/places/{place_id}").status_code == 204


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_asking_for_contributors_makes_a_public_route_want_a_token(anonymous, call, method):
    place_id = call.made("/places", place())
    assert anonymous(method, f"/places/{place_id}").status_code == 200
    assert anonymous(method, f"/places/{place_id}?embedContributors=true").status_code == 401
