# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from foyer.blocks.identity import directory
from foyer.blocks.identity.models import DirectoryEntry, User
from foyer.blocks.identity.public import (
    Claims,
    DirectoryUser,
    actor_of,
    register_user_directory,
    user_by_email,
    user_by_id,
    users_by_id,
)
from foyer.blocks.identity.rules.people import Person
from foyer.blocks.identity.services import learn_user as learning
from foyer.blocks.identity.services.forget_users import forget_users
from foyer.blocks.identity.services.list_users import list_users
from foyer.kernel.actors import ANONYMOUS, SYSTEM
from foyer.kernel.clock import FixedClock, use
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = DirectoryUser("auth0|ann", "Ann@example.org", "ann")


def shown(**claims):
    actor_of(Claims({"sub": "auth0|ann", "email": "Ann@example.org", "nickname": "ann", **claims}))


def test_a_token_tells_who_somebody_is():
    shown()
    assert user_by_id("auth0|ann") == ANN
    assert user_by_email(" aNN@EXAMPLE.org") == ANN
    assert users_by_id(["auth0|ann", "auth0|nobody"]) == {"auth0|ann": ANN}
    assert list(AuditEntry.objects.values_list("verb", "detail")) == [("learn_user", None)]
    assert OutboxEvent.objects.get().type == "identity.directory.changed"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("fr", "fr"),
        ("nl-BE", "nl"),
        ("DE_de", "de"),
        (" en ", "en"),
        ("es", ""),
        ("", ""),
        (7, ""),
        ("frans", ""),
    ],
)
def test_a_token_tells_in_which_language_somebody_reads(locale, language):
    shown(locale=locale)
    assert user_by_id("auth0|ann").language == language
    assert user_by_email("ann@example.org").language == language


def test_a_token_that_tells_no_language_changes_none_and_another_does():
    for locale, language in (("fr", "fr"), (None, "fr"), ("es", "fr"), ("en", "en")):
        shown(locale=locale)
        assert user_by_id("auth0|ann").language == language


def test_the_language_of_somebody_on_a_list_is_known_by_his_token():
    list_users(SYSTEM, [Person("auth0|ann", "listed@example.org", "listed")])
    shown(locale="de")
    assert user_by_id("auth0|ann") == DirectoryUser("auth0|ann", "listed@example.org", "listed", "de")
    list_users(SYSTEM, [Person("auth0|ann", "new@example.org", "new")])
    assert user_by_id("auth0|ann") == DirectoryUser("auth0|ann", "new@example.org", "new", "de")


def test_who_has_no_name_is_called_by_his_address():
    shown(nickname=None)
    assert user_by_id("auth0|ann").username == "Ann@example.org"


@pytest.mark.parametrize(
    "claims",
    [
        {"gty": "client-credentials", "azp": "a"},
        {"email": None},
        {"email": "ann"},
        {"email": f"{'a' * 250}@example.org"},
        {"sub": "a" * 256},
        {"sub": "a\x00b"},
    ],
)
def test_what_is_no_person_leaves_no_trace(claims):
    shown(**claims)
    assert not DirectoryEntry.objects.exists()
    assert not AuditEntry.objects.exists()


def test_accounts_here_are_not_kept_twice():
    User.objects.create_user("ann@example.org", public_id="auth0|ann", name="Ann")
    shown()
    assert not DirectoryEntry.objects.exists()
    assert user_by_email("ANN@example.org") == DirectoryUser("auth0|ann", "ann@example.org", "Ann")


def test_the_same_again_writes_nothing_and_another_address_does(django_assert_num_queries):
    shown()
    with django_assert_num_queries(1):
        shown()
    shown(email="new@example.org")
    assert user_by_email("ann@example.org") is None
    assert user_by_email("new@example.org").id == "auth0|ann"


@pytest.mark.django_db(transaction=True)
def test_a_process_asks_once(django_assert_num_queries):
    learning._known.clear()
    shown()
    with django_assert_num_queries(0):
        shown()
    learning._known.clear()


def test_a_database_that_cannot_write_refuses_nobody(monkeypatch):
    def broken(*_):
        raise DatabaseError

    monkeypatch.setattr(learning, "_keep", broken)
    shown()
    assert user_by_id("auth0|ann") is None


def test_who_comes_stays_and_who_does_not_is_forgotten():
    with use(FixedClock(NOON)):
        shown()
        shown(sub="gone", email="gone@example.org")
    with use(FixedClock(NOON + timedelta(days=31))):
        shown()
    with use(FixedClock(NOON + timedelta(days=731))):
        forget_users()
    assert list(DirectoryEntry.objects.values_list("public_id", flat=True)) == ["auth0|ann"]


def test_an_address_of_several_is_that_of_the_listed_one_then_of_the_last():
    with use(FixedClock(NOON)):
        shown(sub="first")
    with use(FixedClock(NOON + timedelta(days=1))):
        shown(sub="second")
    assert user_by_email("ann@example.org").id == "second"
    DirectoryEntry.objects.filter(public_id="first").update(listed=True)
    assert user_by_email("ann@example.org").id == "first"


class Provider:
    def by_ids(self, user_ids):
        return {"far": DirectoryUser("far", "far@example.org", "far")} if "far" in user_ids else {}

    def by_email(self, email):
        return self.by_ids(["far"])["far"] if email == "far@example.org" else None


def test_a_provider_is_asked_for_who_is_unknown(monkeypatch):
    monkeypatch.setattr(directory, "_outside", directory.NoDirectory())
    shown()
    register_user_directory(Provider())
    assert set(users_by_id(["auth0|ann", "far", "nobody"])) == {"auth0|ann", "far"}
    assert user_by_email("far@example.org").id == "far"
    assert user_by_email("nobody@example.org") is None
    assert DirectoryEntry.objects.count() == 1


def test_a_list_of_people_is_taken_in(tmp_path, capsys):
    shown()
    path = tmp_path / "users.csv"
    path.write_text("id,email,username\nauth0|ann,other@example.org,\nu2,b@example.org,Bob\n", "utf-8")
    call_command("users", path)
    assert capsys.readouterr().out == "2 users listed, 0 forgotten\n"
    assert users_by_id(["auth0|ann", "u2"]) == {
        "auth0|ann": DirectoryUser("auth0|ann", "other@example.org", "other@example.org"),
        "u2": DirectoryUser("u2", "b@example.org", "Bob"),
    }
    shown()
    assert user_by_id("auth0|ann").email == "other@example.org"
    shown(sub="u3", email="c@example.org")
    path.write_text("id,email\nu2,b@example.org\n", "utf-8")
    call_command("users", path, "--complete")
    assert capsys.readouterr().out == "1 users listed, 1 forgotten\n"
    assert set(users_by_id(["auth0|ann", "u2", "u3"])) == {"u2", "u3"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"id,name\n", "must name the column email"),
        (b"id,email\nu1,a@example.org\nu2,nothing\n", "line 3: no id, or no e-mail address"),
        (b"id,email\n\xff,a@example.org\n", "cannot be read"),
        (b"", "must name the column email"),
    ],
)
def test_a_wrong_list_changes_nothing(tmp_path, content, told):
    path = tmp_path / "users.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=told):
        call_command("users", path)
    assert not DirectoryEntry.objects.exists()


def test_only_staff_lists_people():
    with pytest.raises(Problem) as refused:
        list_users(ANONYMOUS, [])
    assert refused.value.status == 403
    assert not AuditEntry.objects.exists()
