# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from foyer.blocks.mail.models import Letter, Refusal
from foyer.blocks.mail.public import counts, letter, letters, readmit, refusals, try_again
from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.blocks.mail.services.refuse_address import refuse
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(get_user_model().objects.create_superuser("op@example.org"))
    return client


@pytest.fixture
def lying(queued, settings):
    """A letter in the outbox."""
    settings.FOYER_MAIL_URL = "outbox:"
    (one,) = queued("an@example.org", name="<script>alert(1)</script>")
    deliver([one])
    return one


def page(client, name, *arguments, **query):
    return client.get(reverse(f"mail_staff:{name}", args=arguments), query)


def test_staff_reads_what_lies_in_the_outbox(staff, lying):
    assert "an@example.org" in page(staff, "overview").content.decode()
    shown = page(staff, "letter", lying)
    assert "frame-src 'self'" in shown.headers["Content-Security-Policy"]
    assert "<script>alert" not in shown.content.decode()
    assert "Aanmelden &lt;script&gt;" in shown.content.decode()
    body = page(staff, "body", lying)
    assert body.headers["Content-Security-Policy"].endswith("sandbox allow-popups")
    assert "default-src 'none'" in body.headers["Content-Security-Policy"]
    assert body.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script>alert" not in body.content.decode()


def test_what_a_server_has_taken_is_not_shown(staff, queued, post):
    (one,) = queued("an@example.org", name="geheim")
    deliver([one])
    assert "geheim" not in page(staff, "letter", one).content.decode()
    assert "is vergeten" in page(staff, "letter", one).content.decode()
    assert page(staff, "body", one).status_code == 404


@pytest.mark.parametrize("state", ["", "queued", "sent", "failed", "bounced", "unwanted"])
def test_letters_by_state(staff, lying, state):
    shown = page(staff, "overview", state=state).content.decode()
    assert ("an@example.org" in shown) is (state in {"", "sent"})


@pytest.mark.parametrize("path", ["letters?state=lost", "letters/none", "letters/none/body"])
def test_what_is_not_there_is_not_found(staff, path):
    assert staff.get(f"/staff/{path}").status_code == 404


def test_staff_lets_a_letter_go_again(staff, queued, post):
    (one,) = queued("an@example.org")
    post.letter.append("554 no")
    deliver([one])
    OutboxEvent.objects.all().delete()
    assert "SMTP 554" in page(staff, "overview", state="failed").content.decode()
    assert staff.post(reverse("mail_staff:again", args=[one])).status_code == 302
    assert OutboxEvent.objects.get().aggregate_id == one
    deliver([one])
    assert Letter.objects.get().state == "sent"
    staff.post(reverse("mail_staff:again", args=[one]))
    assert "kan niet opnieuw" in page(staff, "overview").content.decode()
    assert Letter.objects.get().state == "sent"
    assert AuditEntry.objects.filter(verb="try_again").count() == 1


def test_what_has_no_address_cannot_go_again(staff, queued):
    (one,) = queued("nobody")
    staff.post(reverse("mail_staff:again", args=[one]))
    assert Letter.objects.get().state == "failed"


def test_staff_takes_an_address_off_the_list(staff, queued, post):
    refuse("an@example.org", "SMTP 550")
    refuse("An@Example.org", "SMTP 551")
    refusal = Refusal.objects.get()
    assert "an@example.org" in page(staff, "overview").content.decode()
    for _ in range(2):
        assert staff.post(reverse("mail_staff:admit", args=[refusal.public_id])).status_code == 302
    assert not Refusal.objects.exists()
    assert AuditEntry.objects.filter(verb="readmit_address").count() == 1
    deliver(queued("an@example.org"))
    assert len(post.taken) == 1


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(user_id="u"), Actor(client_id="c")])
def test_nobody_else_reads_or_steers(actor, lying):
    refuse("an@example.org", "SMTP 550")
    for call in (
        lambda: letters(actor),
        lambda: letter(actor, lying),
        lambda: refusals(actor),
        lambda: try_again(actor, lying),
        lambda: readmit(actor, Refusal.objects.get().public_id),
    ):
        with pytest.raises(Problem) as refused:
            call()
        assert refused.value.status == 403
    assert Refusal.objects.count() == 1


def test_lists_need_a_query_each(queued, django_assert_num_queries):
    queued("an@example.org", "be@example.org")
    with django_assert_num_queries(3):
        assert [each.recipient for each in letters(SYSTEM)] == ["be@example.org", "an@example.org"]
        assert refusals(SYSTEM) == []
        assert counts() == {"queued": 2}


def test_a_letter_whose_template_has_a_fault_is_still_listed(staff, lying):
    Letter.objects.update(kind="test.gone")
    assert "heeft een fout" in page(staff, "letter", lying).content.decode()
