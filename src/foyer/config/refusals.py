# SPDX-License-Identifier: EUPL-1.2
"""What an installation is told whose settings cannot be used: which one, and what would be right."""

import os
import traceback
from pathlib import Path

import django

_SETTINGS = Path(__file__).parent / "settings"
_SETUP = Path(django.__file__)


def is_of_settings(error: Exception) -> bool:
    """Say whether an error arose while the settings were read, and not in what a command did then.

    What the folder of an installation is wanted for first is made ready in `django.setup`.
    """
    places = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    is_read = any(_SETTINGS in place.parents for place in places)
    if isinstance(error, OSError):
        return is_read or _SETUP in places
    return isinstance(error, ValueError) and is_read


def told(error: Exception) -> tuple[str, str, str]:
    """Return what the error is about (settings or folders), what is wrong, and what to do."""
    if isinstance(error, OSError):
        what = f"{error.filename or 'the folder of this installation'} cannot be used: {error.strerror}"
        todo = f"is FOYER_HOME right? Give that folder to user {os.getuid()}, who asks, or ask as its owner"
        return "folders", what, todo
    return "settings", str(error), "docs/reference/settings.md says what it may be"


def line(command: str, error: Exception) -> str:
    """Return the two lines with which a command ends."""
    _, what, todo = told(error)
    return f"foyer {command}: {what}\n→ {todo}"
