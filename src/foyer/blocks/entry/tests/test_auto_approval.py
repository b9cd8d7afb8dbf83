# SPDX-License-Identifier: EUPL-1.2
"""What trusted programs publish needs no validation."""

import pytest

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.identity.public import api_key, change_api_key_status, issue_api_key
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel.actors import SYSTEM


@pytest.fixture
def trusted(db, settings):
    """Return what calls with a key that is trusted."""
    key = issue_api_key(SYSTEM, "trusted", apis=("entry",))
    settings.FOYER_AUTO_APPROVE = frozenset({api_key(key).id})
    call = Caller()
    return lambda *asked: call(*asked, **{"X-Api-Key": key})


def status(call, one):
    shown = call.got(one)
    return shown["workflowStatus"], "availableFrom" in shown


def test_whole_documents_are_approved_at_once(call, trusted):
    hall = trusted("POST", "/places", place()).json()["id"]
    assert status(call, f"/places/{hall}") == ("APPROVED", True)
    draft = trusted("POST", "/events", event(hall, workflowStatus="DRAFT")).json()["id"]
    assert status(call, f"/events/{draft}") == ("DRAFT", False)
    assert trusted("PUT", f"/events/{draft}", event(hall)).status_code == 200
    assert status(call, f"/events/{draft}") == ("APPROVED", True)
    old = trusted("POST", "/imports/events", event(hall, workflowStatus="DRAFT")).json()["id"]
    assert status(call, f"/events/{old}") == ("APPROVED", True)


def test_publishing_approves(call, trusted):
    hall = call.made("/places", place())
    one = f"/events/{call.made('/events', event(hall, workflowStatus='DRAFT'))}"
    wanted = {"workflowStatus": "READY_FOR_VALIDATION"}
    assert trusted("PUT", f"{one}/workflow-status", wanted).status_code == 204
    assert status(call, one) == ("APPROVED", True)
    # What waits for validation already is not published a second time.
    waiting = f"/places/{hall}"
    assert trusted("PUT", f"{waiting}/workflow-status", wanted).status_code == 204
    assert status(call, waiting) == ("READY_FOR_VALIDATION", True)


def test_a_client_can_be_trusted(db, settings):
    settings.FOYER_AUTO_APPROVE = frozenset({"the-client"})
    call = Caller(client_id="the-client")
    assert status(call, f"/places/{call.made('/places', place())}") == ("APPROVED", True)
    other = Caller(client_id="another")
    hall = other.made("/places", place(name={"nl": "Elders"}))
    assert status(call, f"/places/{hall}") == ("READY_FOR_VALIDATION", True)


def test_a_blocked_key_is_not_trusted(call, trusted, settings):
    (key_id,) = settings.FOYER_AUTO_APPROVE
    change_api_key_status(SYSTEM, key_id, "blocked")
    hall = trusted("POST", "/places", place()).json()["id"]
    assert status(call, f"/places/{hall}") == ("READY_FOR_VALIDATION", True)
