# SPDX-License-Identifier: EUPL-1.2
"""Let nobody search in the live index any more: the records are others now."""

from foyer.blocks.search.engine import folder


def forget_index() -> None:
    """Leave no index live. Searches are refused until one is made; the worker makes one where nobody does."""
    with folder.held("lock"):
        (folder.root() / "live").unlink(missing_ok=True)
