# SPDX-License-Identifier: EUPL-1.2
"""Which ids a client may choose for something new."""

import re

_LINKED = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}")


def may_be_new(public_id: str) -> bool:
    """Say whether links can name this id: a UUID, or one from before that lacks its last hyphen.

    Under any other id an item could be kept, but no event could take place in it.
    """
    return _LINKED.fullmatch(public_id) is not None
