# SPDX-License-Identifier: EUPL-1.2
"""Letters and a real mail server: taken, put off, refused, gone, away and back."""

from datetime import timedelta

import pytest

from foyer.blocks.mail.models import Letter, Refusal
from foyer.blocks.mail.rules.answers import MAX_TRIES, Verdict
from foyer.blocks.mail.services import deliver_letters
from foyer.blocks.mail.services.announce_due import announce_due
from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.blocks.mail.tests.mail_server import mail_server
from foyer.blocks.mail.ways import NotSent
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane

pytestmark = pytest.mark.django_db


def states():
    return list(Letter.objects.order_by("id").values_list("state", "error"))


def test_a_letter_arrives_whole(queued, post, hour):
    (one,) = queued("an@example.org", name="Zoë & co <x>", language="fr")
    deliver([one])
    ((sender, recipients, message),) = post.taken
    assert (sender, recipients) == ("no-reply@foyer.example", ["an@example.org"])
    assert message["From"] == "Foyer <no-reply@foyer.example>"
    assert message["To"] == "an@example.org"
    assert message["Subject"] == "Se connecter Zoë & co <x>"
    assert message["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert message["Message-ID"].endswith("@foyer.example>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().splitlines()[:3] == [
        "Se connecter Zoë & co <x>",
        "",
        "https://foyer.example/x",
    ]
    assert html.get_content_type() == "text/html"
    assert "Se connecter Zoë &amp; co &lt;x&gt;" in html.get_content()
    assert '<html lang="fr"' in html.get_content()
    row = Letter.objects.get()
    assert (row.state, row.error, row.attempts, row.values, row.ended) == ("sent", "", 1, "{}", hour.now())


def test_what_was_sent_is_not_sent_again(queued, post):
    ids = queued("an@example.org", "be@example.org")
    deliver([*ids, *ids])
    deliver(ids)
    assert [to for _, (to,), _ in post.taken] == ["an@example.org", "be@example.org"]


def test_what_a_clock_that_ran_ahead_put_off_goes_out(queued, post, hour):
    (one,) = queued("an@example.org")
    hour.advance(timedelta(days=365))
    deliver_letters._REST.begin(NotSent(Verdict.AWAY, "away"))
    deliver([one])
    assert post.taken == []
    hour.advance(timedelta(days=-365))
    OutboxEvent.objects.all().delete()
    announce_due()
    assert OutboxEvent.objects.get().aggregate_id == one
    deliver([one])
    assert states() == [("sent", "")]


@pytest.mark.parametrize("told", ["451 4.3.0 try later", "450 4.2.1 busy", "452 full"])
@pytest.mark.parametrize("when", ["recipient", "letter"])
def test_not_now_means_later(queued, post, hour, told, when):
    (one,) = queued("an@example.org")
    getattr(post, when).append(told)
    deliver([one])
    row = Letter.objects.get()
    assert (row.state, row.attempts, row.due - hour.now()) == ("queued", 1, timedelta(seconds=15))
    assert row.error == f"SMTP {told[:9].strip()}" if "." in told else "SMTP 452"
    OutboxEvent.objects.all().delete()
    announce_due()
    assert not OutboxEvent.objects.exists()
    hour.advance(timedelta(seconds=15))
    announce_due()
    announce_due()
    assert list(OutboxEvent.objects.values_list("type", "aggregate_id", "lane")) == [
        ("mail.letter.queued", one, Lane.BULK)
    ]
    deliver([one])
    assert states() == [("sent", "")]
    assert len(post.taken) == 1


def test_a_wait_for_one_letter_does_not_hold_the_others(queued, post):
    ids = queued("an@example.org", "be@example.org")
    post.recipient.append("450 greylisted")
    deliver(ids)
    assert states() == [("queued", "SMTP 450"), ("sent", "")]


@pytest.mark.parametrize(
    "told", ["550 5.1.1 <an@example.org> unknown", "550 no such user", "551 moved", "550 5.2.1 off"]
)
def test_who_is_not_there_is_written_to_no_more(queued, post, told):
    ids = queued("an@example.org", "An@Example.org", "be@example.org")
    post.recipient.append(told)
    deliver(ids[:1])
    deliver(ids[1:])
    code = " ".join(word for word in told.split()[:2] if word[0].isdigit())
    assert states() == [
        ("bounced", f"SMTP {code}"),
        ("bounced", "address refused before"),
        ("sent", ""),
    ]
    refusal = Refusal.objects.get()
    assert (refusal.address_key, refusal.reason) == ("an@example.org", f"SMTP {code}")
    assert [to for _, (to,), _ in post.taken] == ["be@example.org"]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.aggregate_id) == ("refuse_address", refusal.public_id)


@pytest.mark.parametrize(
    ("when", "told"),
    [("recipient", "550 5.7.1 policy"), ("letter", "554 5.6.0 looks like spam"), ("letter", "550 no thanks")],
)
def test_a_letter_that_is_refused_says_nothing_of_the_address(queued, post, when, told):
    ids = queued("an@example.org", "an@example.org")
    getattr(post, when).append(told)
    deliver(ids)
    assert [state for state, _ in states()] == ["failed", "sent"]
    assert not Refusal.objects.exists()
    assert Letter.objects.first().values != "{}"


@pytest.mark.parametrize("told", ["550 5.1.8 who are you", "421 closing", "530 5.7.0 sign in first"])
def test_a_server_that_does_not_know_us_is_left_alone(queued, post, hour, told):
    post.sender.append(told)
    deliver(queued("an@example.org", "be@example.org", "ce@example.org"))
    assert {state for state, _ in states()} == {"queued"}
    assert post.asked == 1
    deliver(queued("de@example.org"))
    assert post.asked == 1
    hour.advance(timedelta(seconds=15))
    deliver(list(Letter.objects.values_list("public_id", flat=True)))
    assert {state for state, _ in states()} == {"sent"}
    assert len(post.taken) == 4


def test_a_server_goes_away_and_comes_back(queued, hour, settings):
    with mail_server() as post:
        settings.FOYER_MAIL_URL = post.url
    ids = queued("an@example.org", "be@example.org")
    deliver(ids)
    assert states() == [("queued", "ConnectionRefusedError")] * 2
    hour.advance(timedelta(seconds=15))
    deliver(ids)
    assert set(Letter.objects.values_list("attempts", "due")) == {(2, hour.now() + timedelta(seconds=30))}
    hour.advance(timedelta(seconds=30))
    with mail_server(post):
        deliver(ids)
    assert states() == [("sent", "")] * 2
    assert len(post.taken) == 2


def test_nobody_tries_for_ever(queued, post, hour):
    (one,) = queued("an@example.org")
    post.recipient[:] = ["451 later"] * 2
    Letter.objects.update(attempts=MAX_TRIES - 2)
    deliver([one])
    assert Letter.objects.values_list("state", "attempts").get() == ("queued", MAX_TRIES - 1)
    assert Letter.objects.get().due - hour.now() == timedelta(hours=1)
    deliver([one])
    row = Letter.objects.get()
    assert (row.state, row.error, row.attempts) == ("failed", "SMTP 451", MAX_TRIES)
    assert row.values != "{}"
    assert post.taken == []


class Killed(BaseException):
    """The end of the process."""


def test_killed_after_handing_over_it_goes_out_once_more(queued, post, monkeypatch):
    (one,) = queued("an@example.org")

    def dying(*_arguments, **_named):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(deliver_letters, "_end", dying)
        with pytest.raises(Killed):
            deliver([one])
    deliver([one])
    deliver([one])
    first, second = (message["Message-ID"] for _, _, message in post.taken)
    assert first == second
    assert states() == [("sent", "")]


def test_a_template_with_a_fault_fails_alone(queued, post, monkeypatch):
    ids = queued("an@example.org", "be@example.org")
    values = Letter.objects.first().values
    Letter.objects.filter(public_id=ids[0]).update(kind="test.gone")
    deliver(ids)
    assert states() == [("failed", "LookupError at registry.py:46"), ("sent", "")]
    assert Letter.objects.first().values == values


def test_the_outbox_keeps_what_was_said(queued, settings):
    settings.FOYER_MAIL_URL = "outbox:"
    deliver(queued("an@example.org"))
    row = Letter.objects.get()
    assert (row.state, row.values) == ("sent", '{"name":"An","link":"https://foyer.example/x"}')


def test_a_header_is_one_line_whatever_a_name_has_in_it(queued, post):
    deliver(queued("an@example.org", name="An\r\nBcc: all@example.org\n\n<script>"))
    ((_, recipients, message),) = post.taken
    assert recipients == ["an@example.org"]
    assert message["Bcc"] is None
    assert message["Subject"] == "Aanmelden An Bcc: all@example.org <script>"
    assert "<script>" not in message.get_body(("html",)).get_content()


def test_long_lines_and_long_subjects_arrive(queued, post):
    deliver(queued("an@example.org", name="é" * 3000))
    ((_, _, message),) = post.taken
    assert len(message["Subject"].strip()) == 200
    assert "é" * 3000 in message.get_body(("plain",)).get_content()


def test_letters_over_one_connection_need_few_queries(queued, post, django_assert_num_queries):
    ids = queued(*(f"p{number}@example.org" for number in range(5)))
    with django_assert_num_queries(3 + 5):
        deliver(ids)
