# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.identity.models import ApiKey, User
from foyer.blocks.identity.public import api_key, change_api_key_status, client, issue_api_key, open_house
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db


def test_a_key_is_found_by_itself_and_kept_only_as_digest():
    key = issue_api_key(SYSTEM, "Ticket shop", apis=["search"], client_id="shop")
    facts = api_key(key)
    assert facts is not None
    assert (facts.name, facts.client_id, facts.apis, facts.status) == (
        "Ticket shop",
        "shop",
        {"search"},
        "active",
    )
    assert key not in str(ApiKey.objects.values())
    assert client("shop") == facts
    assert api_key(key + "x") is None
    assert client("") is None


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(user_id="somebody")])
def test_only_staff_gives_keys(actor):
    with pytest.raises(Problem) as caught:
        issue_api_key(actor, "Mine")
    assert caught.value.status == 403
    assert ApiKey.objects.count() == 0
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(("name", "apis"), [("", ["entry"]), ("x", ["entry", "money"])])
def test_bad_keys_are_refused(name, apis):
    with pytest.raises(Problem) as caught:
        issue_api_key(SYSTEM, name, apis=apis)
    assert caught.value.status == 400
    assert ApiKey.objects.count() == 0


def test_children_only_events_of_others_are_for_clients():
    issue_api_key(SYSTEM, "Schools", client_id="schools", sees_children_only=True)
    issue_api_key(SYSTEM, "Shop", client_id="shop")
    assert (client("schools").boa, client("shop").boa) == (True, False)
    with pytest.raises(Problem) as caught:
        issue_api_key(SYSTEM, "Nobody", sees_children_only=True)
    assert (caught.value.status, ApiKey.objects.count()) == (400, 2)


def test_a_key_is_blocked_once():
    key = issue_api_key(SYSTEM, "Shop")
    before = OutboxEvent.objects.count()
    for _ in range(2):
        change_api_key_status(SYSTEM, api_key(key).id, "blocked")
    assert api_key(key).status == "blocked"
    assert OutboxEvent.objects.count() == before + 1


@pytest.mark.parametrize(("public_id", "status", "answer"), [("none", "blocked", 404), ("none", "gone", 400)])
def test_status_of_an_unknown_key_or_name(public_id, status, answer):
    with pytest.raises(Problem) as caught:
        change_api_key_status(SYSTEM, public_id, status)
    assert caught.value.status == answer


def test_the_house_opens_with_the_same_welcome(settings, tmp_path):
    settings.FOYER_HOME = tmp_path
    first = open_house()
    assert open_house() == first
    assert api_key(first.api_key).apis == {"entry", "search"}
    assert (tmp_path / "identity" / "welcome.json").stat().st_mode & 0o777 == 0o600


def test_a_welcome_that_was_put_away_is_not_made_again(settings, tmp_path):
    settings.FOYER_HOME = tmp_path
    first = open_house()
    (tmp_path / "identity" / "welcome.json").unlink()
    before = (ApiKey.objects.count(), User.objects.get(email=first.email).password)
    assert open_house() is None
    assert not (tmp_path / "identity" / "welcome.json").exists()
    assert (ApiKey.objects.count(), User.objects.get(email=first.email).password) == before
