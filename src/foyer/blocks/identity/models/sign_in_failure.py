# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields, Personal


class SignInFailure(models.Model):
    """Wrong passwords in a row for one account, known or not, or from one network address."""

    digest = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last = models.DateTimeField(db_index=True)

    privacy = Fields(
        none=("id", "failures", "last"),
        digest=Personal("to slow down guessing of passwords (a keyed hash of the address)", "1 day"),
    )

    def __str__(self) -> str:
        return f"{self.failures} since {self.last:%Y-%m-%d %H:%M}"
