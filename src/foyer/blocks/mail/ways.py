# SPDX-License-Identifier: EUPL-1.2
"""The ways out of the house: a mail server or a mail service. Letters of the outbox take none.

What goes wrong is told as a verdict with codes only: the words of a server may name the person.
"""

import smtplib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from foyer.blocks.mail.rules.answers import Verdict, of_letter, of_recipient, reason
from foyer.blocks.mail.rules.transports import Server, Service

SECONDS = 20
"""The longest wait for one answer of a server."""

_CLOSING = 421
"""The code with which a server says good-bye, wherever in the conversation it is."""

_SERVICE_AWAY = frozenset({401, 403, 408, 429})


class NotSent(Exception):
    """A letter was not taken: what that means, and in codes why."""

    def __init__(self, verdict: Verdict, why: str) -> None:
        super().__init__(why)
        self.verdict = verdict
        self.why = why[:120]


@contextmanager
def way(transport: Server | Service) -> Iterator[Any]:
    """Open the way out and close it in the end.

    Raises:
        NotSent: nobody answers there.
    """
    backend = _backend(transport)
    try:
        with _telling():
            backend.open()
        yield backend
    finally:
        # What was taken is taken, also where the good-bye is lost.
        with suppress(OSError, smtplib.SMTPException):
            backend.close()


def send(backend: Any, message: EmailMessage) -> str:
    """Hand over one letter; return what a mail service calls it.

    Raises:
        NotSent: it was not taken, or nobody knows whether it was.
    """
    with _telling():
        backend.send_messages([message])
    told = getattr(getattr(message, "anymail_status", None), "message_id", None)
    return told[:255] if isinstance(told, str) else ""


def _backend(transport: Server | Service) -> Any:
    if isinstance(transport, Server):
        return EmailBackend(
            host=transport.host,
            port=transport.port,
            username=transport.user,
            password=transport.password,
            use_tls=transport.tls == "starttls",
            use_ssl=transport.tls == "tls",
            timeout=SECONDS,
        )
    try:
        backend: Any = import_module(f"anymail.backends.{transport.name}").EmailBackend
        return backend(timeout=SECONDS, ignore_unsupported_features=True, **transport.options)
    except (ImproperlyConfigured, TypeError) as error:
        raise NotSent(Verdict.AWAY, f"not configured: {type(error).__name__}") from error


@contextmanager
def _telling() -> Iterator[None]:
    """Turn whatever a server or service does into a verdict."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        raise NotSent(_unless_closing(code, of_recipient(code, _text(text))), _why(code, text)) from error
    except smtplib.SMTPDataError as error:
        code, said = error.smtp_code, error.smtp_error
        raise NotSent(_unless_closing(code, of_letter(code, _text(said))), _why(code, said)) from error
    except smtplib.SMTPResponseException as error:
        # Refused before any letter was spoken of: our name, our password, our sender.
        raise NotSent(Verdict.AWAY, _why(error.smtp_code, error.smtp_error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _of_service(error) or NotSent(Verdict.AWAY, type(error).__name__) from error
    except Exception as error:
        raise _of_service(error) or NotSent(Verdict.REFUSED, type(error).__name__) from error


def _of_service(error: Exception) -> NotSent | None:
    """Judge a complaint of a mail service, where it is one."""
    if "anymail" not in sys.modules:
        return None
    from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused

    if isinstance(error, AnymailRecipientsRefused):
        return NotSent(Verdict.GONE, "refused by the service")
    if not isinstance(error, AnymailAPIError):
        return None
    status = error.status_code
    if status is None:
        return NotSent(Verdict.AWAY, "service unreachable")
    away = status in _SERVICE_AWAY or status >= 500
    return NotSent(Verdict.AWAY if away else Verdict.REFUSED, f"HTTP {status}")


def _unless_closing(code: int, verdict: Verdict) -> Verdict:
    return Verdict.AWAY if code == _CLOSING else verdict


def _text(said: bytes | str) -> str:
    return said.decode("ascii", "replace") if isinstance(said, bytes) else said


def _why(code: int, said: bytes | str) -> str:
    return reason(code, _text(said))
