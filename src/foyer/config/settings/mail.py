# SPDX-License-Identifier: EUPL-1.2
"""How letters leave the house, and in whose name."""

from email.utils import parseaddr

from foyer.blocks.mail.rules.addresses import is_address
from foyer.blocks.mail.rules.transports import transport
from foyer.config.settings.environment import address, flag, text
from foyer.config.settings.platform import FOYER_PUBLIC_URL

__all__ = [
    "FOYER_FRONTEND_URL",
    "FOYER_MAIL_FALLBACK",
    "FOYER_MAIL_FROM",
    "FOYER_MAIL_URL",
    "FOYER_MAIL_WEBHOOK_SECRET",
    "FOYER_OWNERSHIP_MAILS",
    "FOYER_ROLE_MAILS",
]


def mail_url(given: str) -> str:
    """Return the way out, when it is one.

    Raises:
        ValueError: it is none.
    """
    transport(given)
    return given


def sender(given: str) -> str:
    """Return whom letters are from: an address, or `Name <address>`.

    Raises:
        ValueError: it is neither.
    """
    if not is_address(parseaddr(given)[1]) or any(sign in given for sign in "\r\n"):
        raise ValueError(f"FOYER_MAIL_FROM must be an address or Name <address>, not {given!r}")
    return given


def recipient(given: str) -> str:
    """Return who gets letters that nobody else would get; nobody by default.

    Raises:
        ValueError: it is no address.
    """
    if given and not is_address(given):
        raise ValueError(f"FOYER_MAIL_FALLBACK must be an address, not {given!r}")
    return given


FOYER_MAIL_URL = mail_url(text("FOYER_MAIL_URL", "outbox:"))
FOYER_MAIL_FROM = sender(text("FOYER_MAIL_FROM", "no-reply@uitdatabank.be"))
FOYER_MAIL_FALLBACK = recipient(text("FOYER_MAIL_FALLBACK"))
# What a mail service shows when it tells of bounces, `user:password`; not needed where it signs.
FOYER_MAIL_WEBHOOK_SECRET = text("FOYER_MAIL_WEBHOOK_SECRET")
# Whether people hear by mail of requests for organisers, and of what became of theirs.
FOYER_OWNERSHIP_MAILS = flag("FOYER_OWNERSHIP_MAILS", default=True)
# Whether people hear by mail that they got or lost a role.
FOYER_ROLE_MAILS = flag("FOYER_ROLE_MAILS", default=True)
# Where people work on what they entered: letters lead there.
FOYER_FRONTEND_URL = address("FOYER_FRONTEND_URL", FOYER_PUBLIC_URL)
