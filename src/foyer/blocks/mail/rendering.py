# SPDX-License-Identifier: EUPL-1.2
"""A letter in words: subject, plain text and HTML, in the language of its reader."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from foyer.blocks.mail import kinds
from foyer.blocks.mail.colours import colours
from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.seals import seal

_LONGEST_SUBJECT = 200
_SPACE = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Rendered:
    """What a letter says. `preferences` is where its reader can switch it off; empty where he cannot."""

    subject: str
    text: str
    html: str
    preferences: str
    unsubscribe: str


def rendered(letter: Letter) -> Rendered:
    """Return a letter in words.

    Raises:
        LookupError: no block knows its kind any more.
        Exception: whatever a template raises that has a fault.
    """
    kind = kinds.find(letter.kind)
    sealed = seal(letter.recipient, letter.kind) if kind.optional else ""
    preferences = f"{settings.FOYER_PUBLIC_URL}/{letter.language}/letters?to={sealed}" if sealed else ""
    given = {
        **orjson.loads(letter.values),
        "language": letter.language,
        "house": settings.FOYER_PUBLIC_URL,
        "colours": colours(),
        "preferences": preferences,
    }
    with translation.override(letter.language):
        # A header is one line, whatever a name has in it.
        subject = " ".join(_plain(kind.subject_template, given).split())[:_LONGEST_SUBJECT]
        text = _SPACE.sub("\n\n", _plain(kind.text_template, given)).strip() + "\n"
        html = _html(kind.template, {**given, "subject": subject})
    unsubscribe = f"{settings.FOYER_PUBLIC_URL}/letters/unsubscribe?to={sealed}" if sealed else ""
    return Rendered(subject, text, html, preferences, unsubscribe)


def _plain(template: str, given: Mapping[str, Any]) -> str:
    # Nothing is escaped in what is no HTML.
    return str(_compiled(template).render(Context({**given}, autoescape=False)))


def _html(template: str, given: Mapping[str, Any]) -> str:
    # Needed by the worker only, and not before its first letter.
    from mjml import mjml2html

    return str(mjml2html(_compiled(template).render(Context({**given})), disable_comments=True))


def _compiled(name: str) -> Any:
    """Return a template of Django itself: only that can be told not to escape."""
    return get_template(name).template  # type: ignore[attr-defined]
