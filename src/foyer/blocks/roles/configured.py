# SPDX-License-Identifier: EUPL-1.2
"""What the configuration grants to programs, in place of what roles would."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from foyer.blocks.roles.constraints import compiled
from foyer.blocks.roles.rules.catalogue import KEYS


def configured(user_id: str) -> Mapping[str, Any] | None:
    """Return what is configured for a program: permissions, constraint, labels. None: nothing at all."""
    found: Mapping[str, Any] | None = settings.FOYER_CLIENT_PERMISSIONS.get(user_id)
    return found


def check_configuration(**_: Any) -> list[CheckMessage]:
    """Complain of permissions that are none and constraints that cannot be read: they would grant nothing."""
    found: list[CheckMessage] = []
    for client, granted in settings.FOYER_CLIENT_PERMISSIONS.items():
        told = [f"{key} is no permission" for key in granted["permissions"] if key not in KEYS]
        if granted["constraint"] and compiled(granted["constraint"]) is None:
            told.append(f"the constraint cannot be read: {granted['constraint']}")
        found += [Error(f"FOYER_CLIENT_PERMISSIONS, {client}: {text}", id="roles.E001") for text in told]
    return found
