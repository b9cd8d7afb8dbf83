# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields, Personal


class Refusal(models.Model):
    """An address that no letter goes to any more: its server said for good that it takes none.

    `address_key` is the address as it is compared, `reason` the kind and code of what was said, never its
    text: that may speak of people.
    """

    public_id = models.CharField(max_length=36, unique=True)
    address = models.CharField(max_length=320)
    address_key = models.CharField(max_length=960, unique=True)
    reason = models.CharField(max_length=120)
    since = models.DateTimeField(db_index=True)

    _SPARING = "to write no more to an address that takes no letters"
    _KEPT = "1 year, or until staff takes the address off"
    privacy = Fields(
        none=("id", "public_id", "reason"),
        address=Personal(_SPARING, _KEPT),
        address_key=Personal(_SPARING, _KEPT),
        since=Personal(_SPARING, _KEPT),
    )

    def __str__(self) -> str:
        return self.public_id
