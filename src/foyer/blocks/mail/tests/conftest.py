# SPDX-License-Identifier: EUPL-1.2
import copy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from foyer.blocks.mail import kinds
from foyer.blocks.mail.models import Letter as Row
from foyer.blocks.mail.public import Letter, LetterKind, queue, register
from foyer.blocks.mail.services import deliver_letters
from foyer.blocks.mail.tests.mail_server import mail_server
from foyer.kernel import clock
from foyer.kernel.registry import Registry

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def our_kinds(monkeypatch, settings):
    """Two kinds of letters, of which the second can be switched off."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    monkeypatch.setattr(kinds, "_kinds", Registry("kind of letter"))
    monkeypatch.setattr(deliver_letters, "_REST", deliver_letters.Rest())
    register(LetterKind("test.must", "mail_tests/letters/greeting.mjml"))
    register(LetterKind("test.may", "mail_tests/letters/greeting.mjml", optional=True, title="Groeten"))
    settings.FOYER_MAIL_FROM = "Foyer <no-reply@foyer.example>"


@pytest.fixture
def hour():
    """A clock that stands at noon until a test moves it."""
    with clock.use(clock.FixedClock(NOON)) as fixed:
        yield fixed


@pytest.fixture
def post(settings):
    """A mail server that takes everything, and that letters go to."""
    with mail_server() as served:
        settings.FOYER_MAIL_URL = served.url
        yield served


@pytest.fixture
def queued(db):
    """Return a function that queues letters and returns their ids, in order."""

    def some(*to, kind="test.must", language="nl", **values):
        given = {"name": "An", "link": "https://foyer.example/x"} | values
        letters = [
            Letter(kind, each, language, given, f"{kind}/{each}/{place}") for place, each in enumerate(to)
        ]
        queue(letters)
        keys = [letter.key for letter in letters]
        return list(Row.objects.filter(key__in=keys).order_by("id").values_list("public_id", flat=True))

    return some
