# SPDX-License-Identifier: EUPL-1.2
"""Make the first administrator and the demonstration key of a new installation."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction

from foyer.blocks.identity.models import ApiKey, User
from foyer.blocks.identity.services.issue_api_key import digest, issue_api_key
from foyer.kernel import audit, clock
from foyer.kernel.actors import SYSTEM
from foyer.kernel.http.reach import is_local
from foyer.kernel.outbox import News, append

log = structlog.get_logger("foyer.sign-in")

ADMINISTRATOR = "admin@foyer.example"
FIRST_PASSWORD_LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Welcome:
    """What the first visitor needs. Kept in a file (mode 600) so that each start can show it.

    `password` is empty once the administrator has chosen another.
    """

    email: str
    password: str
    api_key: str


def open_house() -> Welcome | None:
    """Return the administrator's sign-in and the demonstration key, made at the first call.

    A changed password stays changed. Where it was changed on its page the first one is no longer told. None
    where the file was removed, or is not of these records: somebody looks after them, and can sign in.
    """
    path = _path()
    welcome = _kept(path)
    if welcome is None:
        if User.objects.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(9)
        welcome = Welcome(ADMINISTRATOR, password, issue_api_key(SYSTEM, "Demonstration"))
        _keep(path, welcome)
    if welcome.password and not User.objects.filter(email=welcome.email).exists():
        with transaction.atomic():
            user = User.objects.create_superuser(welcome.email, welcome.password)
            audit.record(SYSTEM, [audit.Deed("open_house", "user", user.public_id)])
            append([News("identity.user.created", user.public_id)])
    return welcome


def first_sign_in() -> Welcome | None:
    """Return what is still told of the first sign-in; None where that was put away, or cannot be read."""
    return _told(_path())


def is_first_password(email: str, password: str) -> bool:
    """Say whether this is the password that was made for the administrator, and not chosen by a person."""
    told = first_sign_in()
    return told is not None and (told.email, told.password) == (email, password)


def first_password_ended(joined: datetime) -> bool:
    """Say whether it counts no more for an account of that day: where others reach it, after a week."""
    return not is_local() and clock.now() > joined + FIRST_PASSWORD_LASTS


def forget_first_password(email: str) -> None:
    """Tell it no longer: the administrator has chosen another."""
    told = first_sign_in()
    if told is None or told.email != email:
        return
    try:
        _keep(_path(), replace(told, password=""))
    except OSError as error:
        # The other password holds; that the file still tells the first one, the doctor says.
        log.warning("the first sign-in cannot be put away", file=str(_path()), why=type(error).__name__)


def _path() -> Path:
    path: Path = settings.FOYER_HOME / "identity" / "welcome.json"
    return path


def _kept(path: Path) -> Welcome | None:
    welcome = _told(path)
    if welcome is None or not ApiKey.objects.filter(digest=digest(welcome.api_key)).exists():
        return None
    return welcome


def _told(path: Path) -> Welcome | None:
    """Return what the file tells; nothing where it cannot be read, for people sign in all the same."""
    try:
        return Welcome(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        log.warning("the first sign-in cannot be read", file=str(path), why=type(error).__name__)
        return None


def _keep(path: Path, welcome: Welcome) -> None:
    """Write it whole or not at all: on a full disk the key that it tells stays told."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(welcome), file)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
