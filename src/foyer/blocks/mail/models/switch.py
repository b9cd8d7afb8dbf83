# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal


class Switch(models.Model):
    """A kind of letter that somebody has switched off. Who has switched off nothing has no row."""

    address_key = models.CharField(max_length=960)
    kind = models.CharField(max_length=80)
    since = models.DateTimeField()

    _RESPECTING = "to send nobody what he does not want"
    _KEPT = "until it is switched on again"
    privacy = Fields(
        none=("id",),
        address_key=Personal(_RESPECTING, _KEPT),
        kind=Personal(_RESPECTING, _KEPT),
        since=Personal(_RESPECTING, _KEPT),
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("address_key", "kind"), name="switch_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} is off"
