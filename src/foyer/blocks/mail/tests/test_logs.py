# SPDX-License-Identifier: EUPL-1.2
"""Whatever happens to letters, logs, news and audit hold no address and no word of them."""

import io
import logging

import pytest
import structlog

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.reactions import handle
from foyer.blocks.mail.services import deliver_letters
from foyer.blocks.mail.services.note_outcome import Outcome, note_outcome
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.reactions import Happened

pytestmark = pytest.mark.django_db

PERSON, WORD = "an.persoon@example.org", "Geheimwoord"


@pytest.fixture
def written(monkeypatch):
    """All that is logged, before anything is taken out of it."""
    stream = io.StringIO()
    raw = structlog.wrap_logger(
        structlog.PrintLogger(stream),
        processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
    )
    for module in (deliver_letters, __import__("foyer.blocks.mail.services.note_outcome", fromlist=["log"])):
        monkeypatch.setattr(module, "log", raw)
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def told(ids):
    handle([Happened("mail.letter.queued", each, 0, Lane.OWN) for each in ids])


def test_nothing_personal_is_written_down(queued, post, written):
    ids = queued(*([PERSON] * 6), name=WORD)
    answers = ["550 5.7.1 an.persoon@example.org Geheimwoord", "451 an.persoon@example.org", "250"]
    post.letter[:] = ["554 5.6.0 Geheimwoord an.persoon@example.org"]
    post.recipient[:] = ["250", *answers, "550 5.1.1 <an.persoon@example.org>"]
    Letter.objects.filter(public_id=ids[5]).update(kind="test.gone", recipient_key="other")
    told(ids)
    assert sorted(Letter.objects.values_list("state", flat=True)) == [
        "bounced",
        "failed",
        "failed",
        "failed",
        "queued",
        "sent",
    ]
    Letter.objects.filter(state="bounced").update(recipient_key="other")
    note_outcome(Outcome("", PERSON, "bounced"))
    rows = [*AuditEntry.objects.values(), *OutboxEvent.objects.values(), *Letter.objects.values_list("error")]
    for text in (written.getvalue(), str(rows)):
        assert PERSON not in text
        assert "persoon" not in text
        assert WORD not in text
    assert "letter_ended" in written.getvalue()
    assert "letter_bounced" in written.getvalue()
    assert ids[0] in written.getvalue()


def test_the_link_of_a_letter_is_in_no_log(client, queued, written, capfd):
    from foyer.blocks.mail.seals import seal

    sealed = seal(PERSON, "test.may")
    client.get("/nl/letters", {"to": sealed})
    client.post(f"/letters/unsubscribe?to={sealed}", {"List-Unsubscribe": "One-Click"})
    shown = written.getvalue() + "".join(capfd.readouterr())
    assert sealed not in shown
    assert "letters/unsubscribe" in shown
