# SPDX-License-Identifier: EUPL-1.2
"""Send no letter twice: exports that come back unfinished with a backup were finished since, as a rule.

They are made again under the same name, so that the link that was sent leads to a file again.
"""

from foyer.blocks.exports.models import Export


def hold_restored() -> str | None:
    """Let what is not finished go on without its letter; return how many, for the operator, or None."""
    held = Export.objects.filter(ready=None).exclude(email="").update(email="")
    if not held:
        return None
    return f"exports that were being made then ({held}) are made again, without a letter: it was sent since"
