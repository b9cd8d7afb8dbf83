# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel import ids
from foyer.kernel.privacy import Fields, Personal


class SavedSearch(models.Model):
    """A query that a person or program keeps under a name, for itself."""

    public_id = models.CharField(max_length=64, unique=True, default=ids.new)
    owner_id = models.CharField(max_length=255, db_index=True)
    name = models.CharField(max_length=255)
    query = models.TextField()
    created = models.DateTimeField()
    modified = models.DateTimeField()

    _OWN = "to show a person the searches that he keeps"
    privacy = Fields(
        none=("id", "public_id", "created", "modified"),
        owner_id=Personal(_OWN, "until the person removes the search"),
        name=Personal(_OWN, "until the person removes the search"),
        query=Personal(_OWN, "until the person removes the search"),
    )

    def __str__(self) -> str:
        return self.public_id
