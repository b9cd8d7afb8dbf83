# SPDX-License-Identifier: EUPL-1.2
"""A place that exists already: who is told so, and which place is named."""

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.public import keep_cluster, url
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel import ids
from foyer.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db

NEW = "0a3d1c9e-0000-4000-8000-000000000001"
HALL = {"nl": "De Lindezaal"}


def told(public_id):
    return {
        "type": "https://api.publiq.be/probs/uitdatabank/duplicate-place",
        "title": "Duplicate place",
        "status": 409,
        "detail": "A place with this address / name combination already exists. "
        "Please use the existing place for your purposes.",
        "duplicatePlaceUri": url("place", public_id),
    }


@pytest.fixture
def same(call):
    """Make places that have the same name and address: renamed, as they could not be made so."""

    def making(number, **changed):
        made = [
            call.made("/places", place(name={"nl": f"Zaal {n} {ids.new()}"}, **changed))
            for n in range(number)
        ]
        for one in made:
            assert call("PUT", f"/places/{one}/name/nl", {"name": HALL["nl"]}).status_code == 204
        return made

    return making


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/places"),
        ("PUT", f"/places/{NEW}"),
        ("POST", "/imports/places"),
        ("PUT", f"/imports/places/{NEW}"),
    ],
)
def test_one_place_is_named(call, method, path):
    first = call.made("/places", place())
    body = place(name={"nl": "  de LINDEZAAL ", "fr": "Autre"})
    assert problem(call(method, path, body)) == told(first)
    assert call("GET", f"/places/{NEW}").status_code == 404


@pytest.mark.parametrize(
    "changed",
    [
        {"name": {"nl": "De Lindezaal 2"}},
        {"address": {"nl": {**place()["address"]["nl"], "streetAddress": "Lindelei 2"}}},
        {"address": {"nl": {**place()["address"]["nl"], "postalCode": "9050"}}},
        {"address": {"nl": {**place()["address"]["nl"], "addressLocality": "Ledeberg"}}},
        {"address": {"nl": {**place()["address"]["nl"], "addressCountry": "NL"}}},
    ],
)
def test_another_place_is_none(call, changed):
    call.made("/places", place())
    call.made("/places", place(**changed))


@pytest.mark.parametrize("status", ["DELETED", "REJECTED"])
def test_what_is_gone_does_not_block(call, god, status):
    first = call.made("/places", place())
    gone = {"workflowStatus": status, "reason": "x"}
    assert god("PUT", f"/places/{first}/workflow-status", gone).status_code == 204
    call.made("/places", place())


@pytest.mark.parametrize("status", ["DRAFT", "READY_FOR_VALIDATION"])
def test_a_draft_blocks_too(call, status):
    first = call.made("/places", place(workflowStatus=status))
    assert problem(call("POST", "/places", place())) == told(first)


def test_it_blocks_at_once_and_only_new_places(call):
    first = call.made("/places", place())
    other = call.made("/places", place(name={"nl": "Anders"}))
    assert call("PUT", f"/places/{other}", place()).status_code == 200
    assert call("PUT", f"/places/{first}", place(description={"nl": "x"})).status_code == 200


def test_everybody_has_his_own_unless_the_setting_says_otherwise(call, stranger, settings):
    call.made("/places", place())
    own = stranger.made("/places", place())
    assert problem(stranger("POST", "/places", place())) == told(own)
    settings.FOYER_GLOBAL_DUPLICATES = True
    global_ = Caller("user-three").made("/places", place(name={"nl": "Café Zaal"}))
    assert problem(call("POST", "/places", place(name={"nl": "CAFE  zaal!"}))) == told(global_)


def test_of_several_the_oldest_is_named(call, same):
    first, *_ = same(3)
    assert problem(call("POST", "/places", place())) == told(first)


def test_of_several_the_one_with_most_events_is_named(call, same):
    one, two, three = same(3)
    for hall in (two, three, three):
        call.made("/events", event(hall))
    assert problem(call("POST", "/places", place())) == told(three)
    call.made("/events", event(one))
    assert problem(call("POST", "/places", place())) == told(three)


def test_of_several_the_one_with_a_label_is_named(call, same, settings):
    settings.FOYER_CANONICAL_LABELS = frozenset({"Hoofdlocatie"})
    one, two, three = same(3)
    call.made("/events", event(one))
    assert call("PUT", f"/places/{two}/labels/HOOFDLOCATIE").status_code == 204
    assert problem(call("POST", "/places", place())) == told(two)
    assert call("PUT", f"/places/{three}/labels/hoofdlocatie").status_code == 204
    call.made("/events", event(three))
    assert problem(call("POST", "/places", place())) == told(three)


def test_of_several_the_canonical_one_of_a_known_cluster_is_named(call, god, same):
    one, two, three = same(3)
    call.made("/events", event(one))
    elsewhere = call.made("/places", place(name={"nl": "Het Lindehuis"}))
    keep_cluster(SYSTEM, [three, elsewhere], elsewhere)
    assert problem(call("POST", "/places", place())) == told(elsewhere)
    shown = god.got(f"/places/{three}")
    assert shown["duplicateOf"] == url("place", elsewhere)
    assert god.got(f"/places/{elsewhere}")["duplicatedBy"] == [url("place", three)]
    # One alone is named itself, whatever it is the same as.
    for other in (one, two):
        call("DELETE", f"/places/{other}")
    assert problem(call("POST", "/places", place())) == told(three)
