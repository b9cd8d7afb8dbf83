# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.blocks.ownership.rules.states import HELD, STATES
from foyer.kernel import ids
from foyer.kernel.privacy import Fields, Personal


class Ownership(models.Model):
    """A request of one person for one organiser, and what became of it.

    `decided_by` and `decided` tell of the present state; a request that is still open has neither.
    `role_id` names the role that the approval put the owner into. Rows are kept after rejection and
    deletion: they answer who once managed an organiser.
    """

    public_id = models.CharField(max_length=64, unique=True, default=ids.new)
    organizer_id = models.CharField(max_length=255)
    owner_id = models.CharField(max_length=255)
    requester_id = models.CharField(max_length=255)
    state = models.CharField(max_length=10)
    created = models.DateTimeField()
    modified = models.DateTimeField()
    decided_by = models.CharField(max_length=255, blank=True)
    decided = models.DateTimeField(null=True)
    role_id = models.CharField(max_length=255, blank=True)

    _KEEP = "as long as the organiser"
    _WHO = "to answer who may manage an organiser, and who decided it"
    privacy = Fields(
        none=("id", "public_id", "organizer_id", "state", "created", "modified", "decided", "role_id"),
        owner_id=Personal(_WHO, _KEEP, erase="pseudonymise"),
        requester_id=Personal(_WHO, _KEEP, erase="pseudonymise"),
        decided_by=Personal(_WHO, _KEEP, erase="pseudonymise"),
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("organizer_id", "owner_id"),
                condition=models.Q(state__in=sorted(HELD)),
                name="ownership_held_once",
            ),
            models.CheckConstraint(condition=models.Q(state__in=sorted(STATES)), name="ownership_state"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("organizer_id", "state"), name="ownership_of_organizer"),
            models.Index(fields=("owner_id", "state"), name="ownership_of_owner"),
            models.Index(fields=("state", "owner_id"), name="ownership_in_state"),
            models.Index(fields=("state", "created"), name="ownership_in_time"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} ({self.state})"
