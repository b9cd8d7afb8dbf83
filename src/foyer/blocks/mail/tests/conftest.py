# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.mail import kinds
from foyer.blocks.mail.public import LetterKind, register
from foyer.kernel.registry import Registry


@pytest.fixture(autouse=True)
def our_kinds(monkeypatch):
    """Two kinds of letters, of which the second can be switched off."""
    monkeypatch.setattr(kinds, "_kinds", Registry("kind of letter"))
    register(LetterKind("test.must", "mail_tests/letters/greeting.mjml"))
    register(LetterKind("test.may", "mail_tests/letters/greeting.mjml", optional=True, title="Groeten"))
