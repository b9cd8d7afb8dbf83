# SPDX-License-Identifier: EUPL-1.2
"""Look at the way out as the doctor does: does anybody answer there, and what waits or failed."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.rules.transports import Outbox, Service, transport
from foyer.blocks.mail.ways import NotSent, way
from foyer.kernel import clock
from foyer.kernel.counted import counted
from foyer.kernel.findings import Finding, Level

_SUBJECT = "mail"
_LATE = timedelta(hours=1)


def examine_way() -> Iterator[Finding]:
    """Open the way out and close it again; no letter is sent."""
    out = transport(settings.FOYER_MAIL_URL)
    if isinstance(out, Outbox):
        yield Finding(
            _SUBJECT,
            Level.ADVICE,
            "letters do not leave the house: staff reads them on a page",
            "set FOYER_MAIL_URL",
        )
    elif isinstance(out, Service):
        yield Finding(
            _SUBJECT, Level.FINE, f"letters go to the service {out.name}, which only a letter tries"
        )
    else:
        try:
            with way(out):
                yield Finding(_SUBJECT, Level.FINE, f"the mail server {out.host} answers")
        except NotSent as refused:
            yield Finding(
                _SUBJECT,
                Level.WARNING,
                f"the mail server {out.host} does not take letters: {refused.why}",
                "letters wait until it does; is FOYER_MAIL_URL right?",
            )
    late = Letter.objects.filter(state=Letter.State.QUEUED, created__lt=clock.now() - _LATE).count()
    if late:
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            f"{counted(late, 'letter has', 'letters have')} waited for more than an hour",
            "does a worker run?",
        )
    failed = Letter.objects.filter(state=Letter.State.FAILED).count()
    if failed:
        yield Finding(
            _SUBJECT,
            Level.ADVICE,
            f"{counted(failed, 'letter')} failed",
            "the page of letters says why, and tries again",
        )
