# SPDX-License-Identifier: EUPL-1.2
"""Hold letters back that came back with a backup: they may have gone out since it was made."""

from foyer.blocks.mail.models import Letter
from foyer.kernel import clock

HELD = "held after a restore"


def hold_restored() -> str | None:
    """End what waits as failed, so that nothing goes out twice; staff may send each of them again.

    Return a sentence with their number, or None where nothing waited.
    """
    waiting = Letter.objects.filter(state=Letter.State.QUEUED)
    held = waiting.update(state=Letter.State.FAILED, error=HELD, ended=clock.now())
    if not held:
        return None
    return f"{held} letters waited then and may have gone out since: the page of letters sends them again"
