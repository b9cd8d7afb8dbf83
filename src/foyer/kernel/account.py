# SPDX-License-Identifier: EUPL-1.2
"""The account of the machine that this process runs as: on a server another than that of whoever types."""

import os
import pwd


def account() -> str:
    """Return its name, or its number where it has none (in containers)."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def reason(error: OSError) -> str:
    """Say why a file could not be had, and to whom it was refused."""
    said = error.strerror or str(error)
    return f"{said} for the user {account()}" if isinstance(error, PermissionError) else said
