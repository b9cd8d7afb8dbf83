# SPDX-License-Identifier: EUPL-1.2
"""Make the first administrator and the demonstration key of a new installation."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from foyer.blocks.identity.models import ApiKey, User
from foyer.blocks.identity.services.issue_api_key import digest, issue_api_key
from foyer.kernel import audit
from foyer.kernel.actors import SYSTEM
from foyer.kernel.outbox import News, append

ADMINISTRATOR = "admin@foyer.example"


@dataclass(frozen=True)
class Welcome:
    """What the first visitor needs. Kept in a file (mode 600) so that each start can show it."""

    email: str
    password: str
    api_key: str


def open_house() -> Welcome:
    """Return the administrator's sign-in and the demonstration key, made at the first call.

    A changed password stays changed: then the answer still shows the first one.
    """
    path: Path = settings.FOYER_HOME / "identity" / "welcome.json"
    welcome = _kept(path)
    if welcome is None:
        password = secrets.token_urlsafe(9)
        welcome = Welcome(ADMINISTRATOR, password, issue_api_key(SYSTEM, "Demonstration"))
        _keep(path, welcome)
    if not User.objects.filter(email=welcome.email).exists():
        with transaction.atomic():
            user = User.objects.create_superuser(welcome.email, welcome.password)
            audit.record(SYSTEM, [audit.Deed("open_house", "user", user.public_id)])
            append([News("identity.user.created", user.public_id)])
    return welcome


def _kept(path: Path) -> Welcome | None:
    try:
        welcome = Welcome(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    return welcome if ApiKey.objects.filter(digest=digest(welcome.api_key)).exists() else None


def _keep(path: Path, welcome: Welcome) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(welcome), file)
