# SPDX-License-Identifier: EUPL-1.2
"""What holders of a card pay: taken over from the platform, kept through changes, shown on request."""

import json

import pytest
from django.apps import apps
from django.db import IntegrityError

from foyer.blocks.card.platform import PlatformDown
from foyer.blocks.card.public import refresh_prices
from foyer.blocks.card.reactions import handle
from foyer.blocks.card.tests.calling import call, link, made, made_event, made_organizer
from foyer.blocks.offers.public import CardPrice, set_card_prices
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem
from foyer.kernel.reactions import Happened

pytestmark = pytest.mark.django_db

BASE = {"category": "base", "name": {"nl": "x"}, "price": 12, "priceCurrency": "EUR"}
LINE = {"category": "uitpas", "name": {"nl": "Kansentarief"}, "price": 2.5, "priceCurrency": "EUR"}


@pytest.fixture
def host(settings):
    settings.FOYER_CARD_LABELS = {"7": "Paspartoe"}
    found = made_organizer(1)
    assert call("PUT", f"/organizers/{found}/labels/Paspartoe", caller="owner").status_code == 204
    return found


@pytest.fixture
def concert(platform, host):
    found = made_event(priceInfo=[BASE], **link(host))
    platform.paid[found] = [CardPrice({"nl": "Kansentarief", "xx": "?"}, 250)]
    return found


def changed(kind, public_id):
    return [Happened(f"offers.{kind}.changed", public_id, 1, Lane.OWN)]


def shown(event_id, query="?embedUitpasPrices=true"):
    return call("GET", f"/events/{event_id}{query}").json()


def categories(event_id, query="?embedUitpasPrices=true"):
    return [line["category"] for line in shown(event_id, query).get("priceInfo", ())]


def test_prices_of_the_card_are_shown_on_request(concert):
    handle(changed("event", concert))
    assert categories(concert, "") == categories(concert, "?embedUitpasPrices=no") == ["base"]
    assert categories(concert) == ["base", "uitpas"]
    assert shown(concert)["priceInfo"][1] == LINE
    assert (
        call("GET", f"/events/{concert}?embedUitpasPrices=1").headers["Content-Type"] == "application/ld+json"
    )


def test_they_are_a_change_once(concert):
    before, rows = shown(concert, ""), AuditEntry.objects.count()
    assert (refresh_prices([concert]), refresh_prices([concert])) == (1, 0)
    after = shown(concert, "")
    assert (after["playhead"], AuditEntry.objects.count()) == (before["playhead"] + 1, rows + 1)


def test_they_stay_whatever_else_is_paid(concert, host, platform):
    refresh_prices([concert])
    path = f"/events/{concert}"
    lines = [{**BASE, "price": 20}, {**LINE, "price": 99}, {**BASE, "category": "tariff"}]
    assert call("PUT", f"{path}/price-info", lines, "owner").status_code == 204
    assert categories(concert) == ["base", "tariff", "uitpas"]
    assert shown(concert)["priceInfo"][2] == LINE
    body = event(made("/places", place(name={"nl": "Elders"})), priceInfo=[BASE], **link(host))
    assert call("PUT", path, body, "owner").status_code == 200
    assert categories(concert) == ["base", "uitpas"]


def test_they_come_and_go_with_the_label_of_the_organizer(concert, host, platform):
    handle(changed("organizer", host))
    assert categories(concert) == ["base", "uitpas"]
    assert call("DELETE", f"/organizers/{host}/labels/Paspartoe", caller="owner").status_code == 204
    asked = len(platform.asked)
    handle(changed("organizer", host))
    assert (categories(concert), len(platform.asked)) == (["base"], asked)


def test_other_events_are_not_asked_about(platform, host, concert):
    other = made("/events", event(made("/places", place(name={"nl": "Elders"}))))
    platform.asked.clear()
    handle([*changed("event", other), *changed("event", "none")])
    assert platform.asked == []


@pytest.mark.parametrize(
    ("column", "damage"),
    [
        ("document", '{"name":{"nl":"Conc'),
        ("document", "[]"),
        ("document", {"organizer": 5}),
        ("document", {"workflowStatus": 5}),
        ("document", {"name": 5}),
        ("internal", '{"uitpasPrices":[{"na'),
        ("internal", '["uitpasPrices"]'),
        ("internal", {"uitpasPrices": 5}),
    ],
    ids=str,
)
def test_a_damaged_event_keeps_the_prices_of_no_other(concert, host, platform, column, damage):
    halls = [made("/places", place(name={"nl": f"Zaal {number}"})) for number in range(2)]
    taking_part = made("/events", event(halls[0], priceInfo=[BASE], **link(host)))
    broken = [taking_part, made("/events", event(halls[1], priceInfo=[BASE]))]
    for one in broken:
        platform.paid[one] = [CardPrice({"nl": "Kansentarief"}, 100)]
        rows = apps.get_model("offers.Event").objects.filter(public_id=one)
        was = json.loads(getattr(rows.get(), column))
        rows.update(**{column: damage if isinstance(damage, str) else json.dumps(was | damage)})
    refresh_prices([broken[0], concert, broken[1]])
    assert categories(concert) == ["base", "uitpas"]


def test_an_event_without_prices_shows_none(platform, host):
    free = made_event(**link(host))
    platform.paid[free] = [CardPrice({"nl": "Kansentarief"}, 100)]
    assert refresh_prices([free]) == 1
    assert "priceInfo" not in shown(free)


def test_a_platform_that_is_down_takes_nothing_away(concert, platform):
    refresh_prices([concert])
    platform.down = True
    with pytest.raises(PlatformDown):
        handle(changed("event", concert))
    assert categories(concert) == ["base", "uitpas"]


def test_without_a_platform_nothing_happens(host):
    found = made_event(priceInfo=[BASE], **link(host))
    handle(changed("event", found))
    assert (refresh_prices([found]), categories(found)) == (0, ["base"])


def test_nobody_else_sets_them(concert, settings):
    settings.FOYER_GOD_USERS = frozenset({"owner"})
    with pytest.raises(Problem) as refused:
        set_card_prices(Actor(user_id="owner"), concert, [CardPrice({"nl": "x"}, 1)])
    assert (refused.value.status, categories(concert)) == (403, ["base"])


def test_an_event_that_somebody_changes_at_the_same_time_is_tried_again(concert, platform, monkeypatch):
    platform.paid[concert] = [CardPrice({"nl": "Kansentarief"}, 100)]
    tried = []

    def crossed(*given):
        tried.append(given)
        if len(tried) == 1:
            raise IntegrityError
        return set_card_prices(*given)

    monkeypatch.setattr("foyer.blocks.card.services.refresh_prices.set_card_prices", crossed)
    assert refresh_prices([concert]) == 1
    assert categories(concert) == ["base", "uitpas"]
