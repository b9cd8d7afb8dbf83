# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields, Personal


class DirectoryEntry(models.Model):
    """A person with an account elsewhere, as far as others must find him and write to him.

    `email_key` is the address in the form that is compared. `listed` people come from the list of an outside
    provider, the others from what their own tokens said; `seen` is when either last did. `language` is told
    by tokens alone.
    """

    public_id = models.CharField(max_length=255, unique=True)
    email = models.CharField(max_length=254)
    email_key = models.CharField(max_length=762, db_index=True)
    username = models.CharField(max_length=255)
    language = models.CharField(max_length=2, blank=True, db_default="")
    listed = models.BooleanField(default=False)
    seen = models.DateField(db_index=True)

    _FINDING = "to show who has rights, and to find a person to give rights to"
    _KEPT = "2 years after the last token or list that named the person"
    privacy = Fields(
        none=("id", "listed"),
        public_id=Personal(_FINDING, _KEPT),
        email=Personal(_FINDING, _KEPT),
        email_key=Personal(_FINDING, _KEPT),
        username=Personal(_FINDING, _KEPT),
        language=Personal("to write to a person in a language that he reads", _KEPT),
        seen=Personal("to forget people who no longer come", _KEPT),
    )

    def __str__(self) -> str:
        return self.public_id
