# SPDX-License-Identifier: EUPL-1.2
"""What was set when a backup was made: told without secrets, and compared when it comes back."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

from foyer.blocks.operations.backup.manifest import SETTINGS, BackupFailed


def keep_settings(folder: Path) -> None:
    """Write the settings into the folder of a backup; of secrets only that they were set."""
    (folder / SETTINGS).write_text(json.dumps(_set(), indent=2, sort_keys=True) + "\n", encoding="utf-8")


def differences(folder: Path) -> list[str]:
    """Return a sentence for each setting that is another here than when a backup was made."""
    try:
        then: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BackupFailed(f"{folder / SETTINGS} cannot be read: the backup is damaged") from error
    now = _set()
    told = [
        f"{name} was {then['set'].get(name, 'not set')!r} and is {now['set'].get(name, 'not set')!r} here"
        for name in sorted({*then["set"], *now["set"]})
        if then["set"].get(name) != now["set"].get(name)
    ]
    return told + [
        f"{name} was set, and is not here" for name in then["secrets"] if name not in now["secrets"]
    ]


def secret_mark() -> str:
    """Return what is the same for two installations with the same secret key, and tells nothing of it."""
    return salted_hmac("foyer.backup", "secret", algorithm="sha256").hexdigest()[:16]


def _set() -> dict[str, Any]:
    given = {name: value for name, value in settings.FOYER_GIVEN.items() if name != "FOYER_HOME"}
    return {
        "set": {name: value for name, value in given.items() if name not in settings.FOYER_SECRETS},
        "secrets": sorted(given.keys() & settings.FOYER_SECRETS),
    }
