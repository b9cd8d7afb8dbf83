# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel import ids
from foyer.kernel.privacy import Fields, Personal


class Subscription(models.Model):
    """An address on a mailing list, and since when its owner wants that.

    `email_key` is the address as it is compared. `public_id` stands for it in news and audit, which hold
    no personal data.
    """

    public_id = models.CharField(max_length=64, unique=True, default=ids.new)
    list_id = models.CharField(max_length=64)
    email = models.CharField(max_length=320)
    email_key = models.CharField(max_length=320)
    consented = models.DateTimeField()

    _ASKED = "to send mail that was asked for"
    _KEPT = "until the address leaves the list"
    privacy = Fields(
        none=("id", "public_id"),
        list_id=Personal(_ASKED, _KEPT),
        email=Personal(_ASKED, _KEPT),
        email_key=Personal(_ASKED, _KEPT),
        consented=Personal("to show that it was asked for", _KEPT),
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("email_key", "list_id"), name="subscription_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("list_id", "id"), name="subscription_by_list"),
        ]

    def __str__(self) -> str:
        return self.public_id
