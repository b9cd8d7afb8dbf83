# SPDX-License-Identifier: EUPL-1.2
"""After a restore nothing goes out twice; and the doctor hears how the way out is."""

from datetime import timedelta

import pytest

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.blocks.mail.services.examine_way import examine_way
from foyer.blocks.mail.services.hold_restored import HELD, hold_restored
from foyer.blocks.mail.services.try_again import try_again
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM
from foyer.kernel.findings import Level
from foyer.kernel.restoring import settle_restored

pytestmark = pytest.mark.django_db


def looked():
    return [(each.level, each.what) for each in examine_way()]


def test_letters_that_came_back_wait_for_somebody(queued, post):
    waiting = queued("an@example.org", "bo@example.org")
    (told,) = settle_restored()
    assert told.startswith("2 letters waited then")
    deliver(waiting)
    assert post.taken == []
    assert set(Letter.objects.values_list("state", "error")) == {("failed", HELD)}
    assert hold_restored() is None
    assert try_again(SYSTEM, waiting[0])
    deliver(waiting)
    assert len(post.taken) == 1


def test_the_way_out_is_tried_without_a_letter(post, settings):
    ((level, what),) = looked()
    assert (level, "answers" in what) == (Level.FINE, True)
    settings.FOYER_MAIL_URL = "smtp://127.0.0.1:1"
    ((level, what),) = looked()
    assert (level, "127.0.0.1 does not take letters" in what) == (Level.WARNING, True)
    settings.FOYER_MAIL_URL = "anymail+mailgun:?api_key=geheim"
    ((level, what),) = looked()
    assert (level, "geheim" in what) == (Level.FINE, False)
    settings.FOYER_MAIL_URL = "outbox:"
    assert [level for level, _ in looked()] == [Level.ADVICE]
    assert post.taken == []


def test_letters_that_wait_or_failed(queued, post):
    queued("an@example.org", "bo@example.org")
    assert [level for level, _ in looked()] == [Level.FINE]
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=2))):
        assert looked()[1] == (Level.WARNING, "2 letters have waited for more than an hour")
    hold_restored()
    assert looked()[1] == (Level.ADVICE, "2 letters failed")
