# SPDX-License-Identifier: EUPL-1.2
"""What may be said of who has the rights on an image, in a form."""

SHORTEST, LONGEST = 2, 250


def invalid(holder: str) -> str | None:
    """Return why this names nobody, or None where it does; blanks around it do not count."""
    length = len(holder.strip())
    if length < SHORTEST:
        return f"it must have at least {SHORTEST} characters, not {length}."
    if length > LONGEST:
        return f"it must have at most {LONGEST} characters, not {length}."
    return None
