# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal


class HistoryEntry(models.Model):
    """One change of one item, as people read it: who did what, when, and which properties it touched.

    `properties` is a text of names, separated by spaces; `detail` says more where the verb needs it: the
    label, the language, the reason. Rows are kept as long as the item.
    """

    kind = models.CharField(max_length=9)
    public_id = models.CharField(max_length=255)
    moment = models.DateTimeField()
    author = models.CharField(max_length=255, blank=True)
    client_id = models.CharField(max_length=255, blank=True)
    api_key_id = models.CharField(max_length=255, blank=True)
    verb = models.CharField(max_length=60)
    properties = models.TextField(blank=True)
    detail = models.CharField(max_length=300, blank=True, default="", db_default="")

    privacy = Fields(
        none=("id", "kind", "public_id", "moment", "client_id", "api_key_id", "verb", "properties"),
        author=Personal("to answer who changed an item", "as long as the item", erase="pseudonymise"),
        detail=Personal("to tell what a change was about, as whoever made it put it", "as long as the item"),
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("public_id", "id"), name="history_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M:%S} {self.verb} {self.public_id}"
