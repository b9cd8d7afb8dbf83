# SPDX-License-Identifier: EUPL-1.2
"""Whether this machine knows what time it is: against the disk, the database, and what it wrote itself."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from foyer.kernel import clock
from foyer.kernel.findings import Finding, Level
from foyer.kernel.models import AuditEntry

_SUBJECT = "clock"
DRIFT, BROKEN = timedelta(seconds=3), timedelta(seconds=60)
"""From the first on it shows in the order of things; from the second on tokens and leases fail."""

_MEND = "let the machine keep time (`timedatectl set-ntp true`)"


def examine() -> Iterator[Finding]:
    """Compare clocks."""
    with tempfile.NamedTemporaryFile(dir=settings.FOYER_HOME, prefix=".clock-") as file:
        before = clock.now()
        changed = Path(file.name).stat().st_mtime
    yield from _apart("the disk", datetime.fromtimestamp(changed, UTC) - before)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (there,) = cursor.fetchone()
        yield from _apart("the database", there - clock.now())
    latest = AuditEntry.objects.order_by("-id").values_list("moment", flat=True).first()
    if latest and latest > clock.now() + DRIFT:
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            f"the latest change is {_seconds(latest - clock.now())} from now: the clock went back",
            _MEND,
        )


def _apart(whose: str, drift: timedelta) -> Iterator[Finding]:
    if abs(drift) > DRIFT:
        level = Level.FAULT if abs(drift) > BROKEN else Level.WARNING
        yield Finding(_SUBJECT, level, f"the clock of {whose} is {_seconds(drift)} from ours", _MEND)


def _seconds(span: timedelta) -> str:
    return f"{abs(span).total_seconds():.0f} seconds"
