# SPDX-License-Identifier: EUPL-1.2
"""Whoever gets or loses a role hears of it, where his address is known."""

import pytest

from foyer.blocks.identity.public import Claims, actor_of
from foyer.blocks.mail.public import letter, letters
from foyer.blocks.roles import reactions
from foyer.blocks.roles.services.create_role import create_role
from foyer.blocks.roles.services.members import let_out, take_in
from foyer.blocks.roles.services.remove_role import remove_role
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.reactions import Happened, find

pytestmark = pytest.mark.django_db

MANAGER = Actor(user_id="god")


@pytest.fixture(autouse=True)
def house(settings):
    settings.FOYER_GOD_USERS = frozenset({"god"})
    settings.FOYER_ROLE_MAILS = True
    for name in ("an", "be"):
        actor_of(Claims({"sub": name, "email": f"{name}@example.org", "nickname": name.title()}))


def told(times=2):
    wanted = find("roles.letters").types
    news = OutboxEvent.objects.filter(type__in=wanted).order_by("id")
    for _ in range(times):
        reactions.handle([Happened(row.type, row.aggregate_id, row.version, Lane.OWN) for row in news])
    return [(each.recipient, letter(SYSTEM, each.id)[1]) for each in reversed(letters(SYSTEM))]


def test_a_new_role_is_told_with_what_it_allows():
    role = create_role(SYSTEM, "Diest <validatoren>", permissions=["AANBOD_MODEREREN", "LABELS_BEHEREN"])
    take_in(MANAGER, role, "an")
    take_in(MANAGER, role, "an")
    ((to, said),) = told()
    assert (to, said.subject) == ("an@example.org", "Je hebt een nieuwe rol: Diest <validatoren>")
    assert "Dag An,\n" in said.text
    assert "- Aanbod modereren\n- Labels beheren\n" in said.text
    assert "<strong>Diest &lt;validatoren&gt;</strong>" in said.html
    assert said.preferences in said.text
    assert "List-Unsubscribe" not in said.text
    assert said.unsubscribe


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("nl", "Je hebt een nieuwe rol: Diest"),
        ("fr", "Tu as un nouveau rôle : Diest"),
        ("de-DE", "Du hast eine neue Rolle: Diest"),
        ("en", "You have a new role: Diest"),
    ],
)
def test_each_reads_it_in_a_language_of_his_own(locale, subject):
    actor_of(Claims({"sub": "an", "email": "an@example.org", "nickname": "An", "locale": locale}))
    take_in(MANAGER, create_role(SYSTEM, "Diest"), "an")
    assert [said.subject for _, said in told()] == [subject]


def test_a_role_that_is_lost_is_told_with_those_that_are_left():
    kept, lost = create_role(SYSTEM, "Kept"), create_role(SYSTEM, "Lost")
    take_in(SYSTEM, kept, "an")
    take_in(SYSTEM, lost, "an")
    let_out(MANAGER, lost, "an")
    let_out(MANAGER, lost, "an")
    ((_, said),) = told()
    assert said.subject == "Je hebt een rol minder"
    assert "- Kept\n" in said.text
    assert "Lost" not in said.text


def test_members_of_a_role_that_is_removed_hear_of_it():
    role = create_role(SYSTEM, "Gone")
    for name in ("an", "be"):
        take_in(SYSTEM, role, name)
    remove_role(MANAGER, role)
    assert set(OutboxEvent.objects.filter(type="roles.member.left").values_list("lane", flat=True)) == {1}
    said = told()
    assert [to for to, _ in said] == ["an@example.org", "be@example.org"]
    assert "Je hebt geen rol meer." in said[0][1].text


def test_got_and_lost_and_got_again_is_told_each_time():
    role = create_role(SYSTEM, "Back")
    take_in(MANAGER, role, "an")
    let_out(MANAGER, role, "an")
    take_in(MANAGER, role, "an")
    assert [said.subject for _, said in told()] == ["Je hebt een rol minder", "Je hebt een nieuwe rol: Back"]


@pytest.mark.parametrize(
    ("actor", "user"), [(SYSTEM, "an"), (MANAGER, "nobody-knows"), (MANAGER, "x@clients")]
)
def test_nobody_is_told_what_the_platform_does_nor_whom_nobody_knows(actor, user):
    take_in(actor, create_role(SYSTEM, "Quiet"), user)
    assert told() == []


def test_an_installation_can_do_without(settings):
    settings.FOYER_ROLE_MAILS = False
    take_in(MANAGER, create_role(SYSTEM, "Quiet"), "an")
    assert told() == []
