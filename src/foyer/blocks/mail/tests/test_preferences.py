# SPDX-License-Identifier: EUPL-1.2
"""What people switch off stays off, by a link that only this installation can make."""

from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.test import Client

from foyer.blocks.mail.models import Letter, Switch
from foyer.blocks.mail.queries import preferences
from foyer.blocks.mail.seals import Sealed, opened, seal
from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def path_of(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@pytest.fixture
def one_click(queued, post):
    """The path of the one-click link in a letter that arrived."""
    deliver(queued("An@example.org", kind="test.may"))
    message: EmailMessage = post.taken.pop()[2]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = message["List-Unsubscribe"].replace(" ", "").strip("<>")
    assert "example.org" not in link
    return path_of(link)


def test_one_click_ends_letters_of_its_kind_only(one_click, queued, post):
    plain = Client(enforce_csrf_checks=True)
    assert plain.post(one_click, ONE_CLICK).status_code == 204
    assert plain.post(one_click, ONE_CLICK).status_code == 204
    assert list(Switch.objects.values_list("address_key", "kind")) == [("an@example.org", "test.may")]
    assert AuditEntry.objects.filter(verb="switch_off").count() == 1
    Letter.objects.all().delete()
    deliver(queued("an@example.org", "be@example.org", kind="test.may"))
    deliver(queued("an@example.org", kind="test.must"))
    assert [to for _, (to,), _ in post.taken] == ["be@example.org", "an@example.org"]
    ended = Letter.objects.get(kind="test.may", recipient="an@example.org")
    assert (ended.state, ended.values, ended.error) == ("unwanted", "{}", "")


def test_who_only_looks_changes_nothing(one_click, client):
    answer = client.get(one_click)
    assert answer.status_code == 302
    assert answer.url.startswith("/nl/letters?to=")
    assert client.get(answer.url).status_code == 200
    assert client.head(one_click).status_code == 302
    assert not Switch.objects.exists()


@pytest.mark.parametrize(
    ("language", "heading", "kept"),
    [
        ("nl", "Wat je per mail krijgt", "Je keuze is bewaard."),
        ("fr", "Ce que tu reçois par mail", "Ton choix est enregistré."),
        ("de", "Was du per Mail bekommst", "Deine Wahl ist gespeichert."),
        ("en", "What you get by mail", "Your choice is saved."),
    ],
)
def test_the_page_switches_off_and_on(client, language, heading, kept):
    path = f"/{language}/letters?to={seal('An@example.org', 'test.may')}"
    page = client.get(path).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert "An@example.org" not in page
    assert 'value="test.may" checked' in page
    assert "test.must" not in page
    assert kept in client.post(path, follow=True).content.decode()
    assert [each.is_on for each in preferences("an@EXAMPLE.org")] == [False]
    assert 'value="test.may">' in client.get(path).content.decode()
    client.post(path, {"kind": ["test.may", "test.must", "nonsense"]})
    assert not Switch.objects.exists()
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["set_preferences"] * 2
    assert "example.org" not in str(list(AuditEntry.objects.values()))


def test_a_form_of_another_site_changes_nothing():
    careful = Client(enforce_csrf_checks=True)
    path = f"/nl/letters?to={seal('an@example.org', 'test.may')}"
    assert careful.post(path).status_code == 403
    assert not Switch.objects.exists()


@pytest.mark.parametrize("to", ["", "x", "é", "A" * 5000, seal("an@example.org", "test.may")[:-4]])
@pytest.mark.parametrize("path", ["/nl/letters", "/letters/unsubscribe"])
def test_no_other_link_opens_anything(client, path, to):
    assert client.get(path, {"to": to}).status_code == 404
    answer = client.post(f"{path}?to={to}", ONE_CLICK)
    assert answer.status_code == 404
    assert not Switch.objects.exists()


def test_a_seal_of_another_installation_is_none(settings):
    settings.SECRET_KEY = "another"
    foreign = seal("an@example.org", "test.may")
    settings.SECRET_KEY = "ours"
    assert opened(foreign) is None
    assert opened(seal("an@example.org", "test.may")) == Sealed("an@example.org", "test.may")


def test_a_link_outlives_a_change_of_the_secret(settings):
    settings.SECRET_KEY = "of before"
    before = seal("an@example.org", "test.may")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "of now", ["older", "of before"]
    now = seal("an@example.org", "test.may")
    assert opened(before) == opened(now) == Sealed("an@example.org", "test.may")
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(before) is None
    assert opened(now) == Sealed("an@example.org", "test.may")


def test_pages_with_a_link_are_kept_by_nobody(client):
    answer = client.get(f"/nl/letters?to={seal('an@example.org', 'test.may')}")
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'name="robots" content="noindex"' in answer.content.decode()
