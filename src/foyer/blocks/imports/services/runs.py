# SPDX-License-Identifier: EUPL-1.2
"""The record of a run: one at a time a source, found again after the process that had it is gone."""

import os
import socket
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, IntegrityError, InterfaceError, transaction

from foyer.blocks.imports.models import ImportRun
from foyer.kernel import clock

# A chunk takes seconds: a run that has been silent so long has no process any more.
_SILENCE = timedelta(minutes=10)


class RunInProgress(Exception):
    """Another run of the same source is at work."""


def begin(
    system: str, mapping_name: str, file_name: str, digest: str, owner: str
) -> tuple[ImportRun, ImportRun | None]:
    """Return a new run, and the one of the same source that was interrupted before, if that was the last.

    Raises:
        RunInProgress: another process imports this source now.
    """
    try:
        with transaction.atomic():
            for run in ImportRun.objects.select_for_update().filter(
                system=system, state=ImportRun.State.RUNNING
            ):
                if _alive(run):
                    raise RunInProgress(
                        f"process {run.process} on {run.host} has been importing this source "
                        f"since {run.started:%H:%M} UTC ({run.position} of {run.total} events)"
                    )
                end(run, ImportRun.State.INTERRUPTED)
            last = ImportRun.objects.filter(system=system).order_by("-started", "-id").first()
            moment = clock.now()
            run = ImportRun.objects.create(
                system=system,
                mapping_name=mapping_name[:200],
                file_name=file_name[:500],
                digest=digest,
                host=socket.gethostname()[:255],
                process=os.getpid(),
                owner=owner,
                started=moment,
                heartbeat=moment,
            )
    except IntegrityError as error:
        raise RunInProgress("another process has just begun to import this source") from error
    return run, last if last and last.state == ImportRun.State.INTERRUPTED else None


def beat(run: ImportRun, position: int, total: int) -> None:
    """Write how far a run is."""
    run.position, run.total, run.heartbeat = position, total, clock.now()
    run.save(update_fields=["position", "total", "heartbeat"])


def break_off(run: ImportRun, error: BaseException) -> None:
    """Remember that a run did not come to its end.

    Where the database itself is lost nothing is: the next run finds that nobody is at this one any more.
    """
    state = ImportRun.State.FAILED if isinstance(error, Exception) else ImportRun.State.INTERRUPTED
    with suppress(DatabaseError, InterfaceError):
        end(run, state)


def end(run: ImportRun, state: str, counts: Any = None, faults: Any = None) -> None:
    """Write how a run ended."""
    run.state, run.ended = state, clock.now()
    run.counts, run.faults = counts or run.counts, faults or run.faults
    run.save(update_fields=["state", "ended", "counts", "faults"])


def _alive(run: ImportRun) -> bool:
    if clock.now() - run.heartbeat > _SILENCE:
        return False
    if run.host != socket.gethostname()[:255]:
        return True
    if run.process == os.getpid():
        return False
    try:
        os.kill(run.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
