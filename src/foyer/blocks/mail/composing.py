# SPDX-License-Identifier: EUPL-1.2
"""A letter as it travels: an e-mail message with its headers."""

from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.rendering import rendered
from foyer.kernel import clock, ids


def message_id(letter: Letter) -> str:
    """Return the Message-ID of a letter: the same at each try."""
    domain = parseaddr(settings.FOYER_MAIL_FROM)[1].rpartition("@")[2]
    return f"<{ids.derived('mail', letter.key)}@{domain.encode('idna').decode()}>"


def message(letter: Letter) -> EmailMultiAlternatives:
    """Return a letter as a message: plain text first, HTML beside it.

    Only what people may switch off says how that is done with one click (RFC 8058).

    Raises:
        Exception: whatever a template raises that has a fault.
    """
    said = rendered(letter)
    headers = {
        "Message-ID": message_id(letter),
        "Date": format_datetime(clock.now()),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
    }
    if said.unsubscribe:
        headers["List-Unsubscribe"] = f"<{said.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made = EmailMultiAlternatives(
        said.subject, said.text, settings.FOYER_MAIL_FROM, [letter.recipient], headers=headers
    )
    made.attach_alternative(said.html, "text/html")
    return made
