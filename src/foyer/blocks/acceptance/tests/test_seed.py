# SPDX-License-Identifier: EUPL-1.2
"""Seeding, and the installations that are refused."""

import json
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from foyer.blocks.acceptance.facts import Facts
from foyer.blocks.acceptance.services.seed import seed
from foyer.blocks.acceptance.services.strangers import OtherData, refuse_others
from foyer.blocks.geo.public import AddressParts, Point, locate
from foyer.blocks.identity.public import api_key, api_keys, client, issue_api_key, user_by_email
from foyer.blocks.offers.public import count, create_label, label
from foyer.blocks.search.public import find
from foyer.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db


def seeded(tmp_path):
    seed(tmp_path)
    facts = Facts.read(tmp_path)
    assert facts is not None
    return facts


def test_a_second_time_nothing_changes(tmp_path):
    first = seeded(tmp_path)
    before = [(one.id, one.name) for one in api_keys()]
    assert seeded(tmp_path) == first
    assert [(one.id, one.name) for one in api_keys()] == before


def test_what_is_seeded(tmp_path):
    facts = seeded(tmp_path)
    assert sum(map(count, ("event", "place", "organizer"))) == 0
    found = client("pjeOqgEYI0Y4gmr8DWMpUrpTMXrvjgpc")
    assert found is not None
    assert (found.name, found.apis) == ("UiTdatabank Acceptance Tests", {"entry", "search"})
    key = api_key(facts.keys["importerWithAutoApproval"])
    assert key is not None
    assert facts.key_ids["importerWithAutoApproval"] == key.id
    assert len(set(facts.secrets.values())) == len(facts.secrets) == 6
    private = label("private-invisible")
    assert private is not None
    assert (private.visible, private.private) == (False, True)
    assert user_by_email("dummyuser6@publiq.be") is not None
    address = AddressParts("BE", "3271", "Scherpenheuvel-Zichem", "Hoornblaas 107")
    assert locate(address) == Point(51.015619, 5.0038454, "address")


def test_what_a_suite_made_does_not_stop_a_second_start(tmp_path):
    seed(tmp_path)
    create_label(SYSTEM, "van een suite", visible=True, private=False)
    refuse_others(tmp_path)


def test_an_installation_with_other_data_is_refused_and_left_alone(tmp_path):
    create_label(SYSTEM, "van iemand anders", visible=True, private=False)
    with pytest.raises(OtherData, match="there is data of offers"):
        seed(tmp_path)
    assert (api_keys(), list(tmp_path.iterdir())) == ([], [])


def test_so_is_one_with_facts_that_are_not_of_its_database(tmp_path):
    Facts({"uitdatabank": "elsewhere"}, {"uitdatabank": "elsewhere"}, {}).keep(tmp_path)
    issue_api_key(SYSTEM, "Een programma")
    with pytest.raises(OtherData, match="there is data of identity"):
        seed(tmp_path)
    assert len(api_keys()) == 1


def test_so_is_one_in_which_somebody_has_an_account_though_it_was_seeded(tmp_path):
    seed(tmp_path)
    get_user_model().objects.create_user(email="someone@example.org")
    with pytest.raises(OtherData, match="somebody has an account"):
        refuse_others(tmp_path)


def test_the_command_tells_and_refuses(settings, tmp_path):
    settings.FOYER_HOME = tmp_path
    settings.FOYER_SEARCH_PATH = tmp_path / "search"
    written = StringIO()
    call_command("seed", "acceptance", json=True, port=8100, stdout=written)
    told = json.loads(written.getvalue())
    assert told["addresses"]["token"] == "http://localhost:8101/oauth/token"
    assert api_key(told["keys"]["uitdatabank"]) is not None
    assert find("offers", []).total == 0, "it can be searched at once"
    get_user_model().objects.create_user(email="someone@example.org")
    with pytest.raises(CommandError, match="is no acceptance environment: somebody has an account"):
        call_command("seed", "acceptance", stdout=written)
