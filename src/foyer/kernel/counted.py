# SPDX-License-Identifier: EUPL-1.2
"""Numbers of things in the sentences of commands and findings."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 letter`, `2 letters`; `many` is told where an s does not make it."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
