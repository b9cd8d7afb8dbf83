# SPDX-License-Identifier: EUPL-1.2
"""Whether the folder of this installation is ours, and nobody else's."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from foyer.kernel.account import account
from foyer.kernel.findings import Finding, Level

_SUBJECT = "folders"
# Where the services of a server have their settings from.
SETTINGS_FILE = Path("/etc/foyer/foyer.env")
# Relative to the folder of the installation: whoever reads these can act in its name.
SECRETS = ("secret-key", "identity/issuer.pem", "identity/welcome.json")


def examine() -> Iterator[Finding]:
    """Look at who may read and write what."""
    home = Path(settings.FOYER_HOME)
    if not os.access(home, os.W_OK | os.X_OK):
        yield Finding(_SUBJECT, Level.FAULT, f"{home} cannot be written", f"chown it to user {account()}")
        return
    yield from _closed(home, "700", "it holds records of people", Level.ADVICE)
    for name in SECRETS:
        if (home / name).exists():
            yield from _closed(home / name, "600", "whoever reads it can act in your name", Level.FAULT)
    yield from _settings(SETTINGS_FILE)
    if connection.vendor == "sqlite":
        yield from _database(Path(str(connection.settings_dict["NAME"])), home)


def _settings(path: Path) -> Iterator[Finding]:
    """Look at the file that services read: it belongs to root, and is for our group at most."""
    if path.exists() and path.stat().st_mode & 0o007:
        yield Finding(
            _SUBJECT,
            Level.FAULT,
            f"others may read {path}, and it may hold passwords",
            f"chmod 640 {path}; then change the passwords in it",
        )


def _database(path: Path, home: Path) -> Iterator[Finding]:
    if not path.exists():
        return
    # In a closed folder nobody gets to it.
    if home not in path.parents or _is_open(home):
        yield from _closed(path, "600", "it holds records of people", Level.WARNING)
    if not os.access(path, os.W_OK):
        yield Finding(_SUBJECT, Level.FAULT, f"{path} cannot be written", f"chown it to user {account()}")


def _closed(path: Path, mode: str, why: str, level: Level) -> Iterator[Finding]:
    if path.stat().st_uid != os.geteuid() and os.geteuid() != 0:
        yield Finding(
            _SUBJECT, Level.WARNING, f"{path} belongs to another user", f"chown it to user {account()}"
        )
    if _is_open(path):
        yield Finding(_SUBJECT, level, f"others may read {path}, and {why}", f"chmod {mode} {path}")


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)
