# SPDX-License-Identifier: EUPL-1.2
"""Who is written to about a request, and what: exact words where the contract has them."""

import pytest

from foyer.blocks.identity.public import Claims as TokenClaims
from foyer.blocks.identity.public import actor_of
from foyer.blocks.mail.public import letter, letters
from foyer.blocks.offers.public import withdraw
from foyer.blocks.ownership import reactions
from foyer.blocks.ownership.services.decide import approve, delete, reject
from foyer.blocks.ownership.services.request import Wish, request
from foyer.blocks.ownership.tests.conftest import MANAGER
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.reactions import Happened, find

pytestmark = pytest.mark.django_db

ASKER = Actor(user_id="auth0|asker")


@pytest.fixture(autouse=True)
def frontend(settings):
    settings.FOYER_FRONTEND_URL = "http://frontend.example"
    settings.FOYER_MAIL_FALLBACK = "fallback@example.org"
    settings.FOYER_OWNERSHIP_MAILS = True


def known(user_id, email=None, nickname=None, locale=None):
    claims = {"sub": user_id, "email": email or f"{user_id}@example.org", "nickname": nickname}
    claims["locale"] = locale
    return actor_of(TokenClaims({name: value for name, value in claims.items() if value}))


@pytest.fixture
def people(linde):
    known("manager")
    known("auth0|asker", "asker@example.org", "dev+asker")
    return linde


def told(*, times=1):
    """Let the reaction read all news of requests; return (kind, address) of all letters."""
    wanted = find("ownership.letters").types
    news = OutboxEvent.objects.filter(type__in=wanted).order_by("id")
    happened = [Happened(row.type, row.aggregate_id, row.version, Lane.OWN) for row in news]
    for _ in range(times):
        reactions.handle(happened)
    return [(each.kind, each.recipient) for each in reversed(letters(SYSTEM))]


def words(kind):
    (one,) = [each.id for each in letters(SYSTEM) if each.kind == kind]
    return letter(SYSTEM, one)[1]


def test_whoever_decides_hears_of_a_request(people):
    request(ASKER, Wish(people))
    assert told(times=2) == [("ownership.requested", "manager@example.org")]
    said = words("ownership.requested")
    assert said.subject == "Beheeraanvraag voor organisatie vzw Linde"
    link = f"http://frontend.example/organizers/{people}/ownerships"
    assert f"\n{link}\n" in said.text
    assert f'href="{link}"' in said.html
    assert "dev+asker (asker@example.org)" in said.text
    assert "<strong>dev+asker (asker@example.org)</strong>" in said.html
    assert said.unsubscribe == ""


IN_LANGUAGES = [
    ("nl", "Je bent nu beheerder van organisatie vzw Linde!", "Dag An,"),
    ("fr-BE", "Tu gères maintenant l’organisation vzw Linde !", "Bonjour An,"),
    ("de", "Du verwaltest jetzt die Organisation vzw Linde!", "Hallo An,"),
    ("en-GB", "You now manage organisation vzw Linde!", "Hello An,"),
    ("es", "Je bent nu beheerder van organisatie vzw Linde!", "Dag An,"),
]


@pytest.mark.parametrize(("locale", "subject", "greeting"), IN_LANGUAGES)
def test_each_reads_it_in_a_language_of_his_own(people, settings, locale, subject, greeting):
    known("an", nickname="An", locale=locale)
    approve(MANAGER, request(MANAGER, Wish(people, owner_id="an")))
    assert len(told()) == 2
    said = words("ownership.approved")
    assert said.subject == subject
    assert said.text.startswith(f"{greeting}\n")
    assert f'lang="{locale[:2] if locale != "es" else "nl"}"' in said.html
    assert words("ownership.requested").subject == "Beheeraanvraag voor organisatie vzw Linde"


def test_by_the_letter_all_is_in_dutch(people, settings):
    settings.FOYER_STRICT_COMPATIBILITY = True
    known("an", nickname="An", locale="fr")
    approve(MANAGER, request(MANAGER, Wish(people, owner_id="an")))
    assert len(told()) == 2
    assert words("ownership.approved").text.startswith("Dag An,\n")


def test_somebody_without_name_and_address_is_told_of_by_his_id(people):
    request(Actor(user_id="auth0|quiet"), Wish(people))
    assert told() == [("ownership.requested", "manager@example.org")]
    assert "om auth0|quiet beheerder te maken" in words("ownership.requested").text


def test_owners_hear_of_it_too_each_address_once(people):
    known("second")
    known("third", "Manager@example.org")
    for name in ("second", "third"):
        approve(MANAGER, request(Actor(user_id=name), Wish(people)))
    OutboxEvent.objects.all().delete()
    request(ASKER, Wish(people))
    assert told() == [
        ("ownership.requested", "Manager@example.org"),
        ("ownership.requested", "second@example.org"),
    ]


def test_where_nobody_is_known_the_fallback_hears_of_it(linde, settings):
    request(ASKER, Wish(linde))
    settings.FOYER_MAIL_FALLBACK = ""
    assert told() == []
    settings.FOYER_MAIL_FALLBACK = "fallback@example.org"
    assert told() == [("ownership.requested", "fallback@example.org")]
    assert words("ownership.requested").text.startswith("Dag,\n")


def test_the_owner_hears_of_an_approval(people):
    made = request(MANAGER, Wish(people, owner_id="auth0|asker"))
    approve(MANAGER, made)
    assert told(times=2)[1:] == [("ownership.approved", "asker@example.org")]
    said = words("ownership.approved")
    assert said.subject == "Je bent nu beheerder van organisatie vzw Linde!"
    assert said.text.startswith("Dag dev+asker,\n")
    assert f"\nhttp://frontend.example/organizers/{people}\n" in said.text


def test_the_owner_hears_of_a_rejection(people):
    reject(MANAGER, request(ASKER, Wish(people)))
    assert told()[1:] == [("ownership.rejected", "asker@example.org")]
    said = words("ownership.rejected")
    assert said.subject == "Je beheeraanvraag voor organisatie vzw Linde is geweigerd"
    assert "http" not in said.text


def test_nobody_hears_of_an_end_nor_of_what_it_made_untrue(people):
    made = request(ASKER, Wish(people))
    approve(MANAGER, made)
    delete(MANAGER, made)
    assert told() == []


def test_a_request_asked_again_is_told_again(people):
    reject(MANAGER, request(ASKER, Wish(people)))
    request(ASKER, Wish(people))
    assert [kind for kind, _ in told()] == [
        "ownership.requested",
        "ownership.rejected",
        "ownership.requested",
    ]


def test_an_owner_whom_nobody_knows_gets_no_letter(linde):
    known("manager")
    approve(MANAGER, request(ASKER, Wish(linde)))
    assert told() == [("ownership.requested", "manager@example.org")]


def test_an_organiser_that_is_gone_does_no_harm(people):
    request(ASKER, Wish(people))
    withdraw(SYSTEM, "organizer", people)
    assert len(told()) == 1


def test_an_installation_can_do_without(people, settings):
    settings.FOYER_OWNERSHIP_MAILS = False
    request(ASKER, Wish(people))
    assert told() == []


def test_a_name_can_be_no_markup_and_no_header(people):
    known("auth0|asker", "asker@example.org", "<b>An</b>\r\nBcc: x@example.org")
    request(ASKER, Wish(people))
    told()
    said = words("ownership.requested")
    assert "<b>An" not in said.html
    assert "\n" not in said.subject
