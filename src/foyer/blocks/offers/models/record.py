# SPDX-License-Identifier: EUPL-1.2
"""What events, places and organisers have in common as rows, and what of it is personal."""

from django.db import models

from foyer.kernel.privacy import Personal

_CONTACT = Personal("to show the contact details that the organiser publishes", "as long as the item")
_CREATOR = Personal(
    "to let the person who entered an item change it", "as long as the item", erase="pseudonymise"
)

_INTERNAL = Personal("to know which people may change an item", "as long as the item")

PERSONAL = {"document": _CONTACT, "internal": _INTERNAL, "creator": _CREATOR}
"""The fields of every item that hold personal data; the others of a record and of an offer follow."""

OF_RECORDS = (
    "id", "public_id", "workflow_status", "main_language", "sort_key", "created", "modified", "playhead",
)  # fmt: skip
OF_OFFERS = (
    *OF_RECORDS, "organizer", "organizer_ref", "calendar_type", "start", "end", "available_from",
    "available_to",
)  # fmt: skip


class Record(models.Model):
    """One item as a document of the entry contract, with the columns that look-ups need.

    `document` is the ready JSON text of the item's own part: place, organiser and what is computed at
    read time are spliced in on the way out; own addresses in it are relative (see documents.py).
    `internal` is JSON of what belongs to the item and is not shown. The columns repeat parts of
    both and are derived from them on every write.
    """

    public_id = models.CharField(max_length=255, unique=True)
    document = models.TextField()
    internal = models.TextField(default="{}")
    workflow_status = models.CharField(max_length=24)
    main_language = models.CharField(max_length=2)
    sort_key = models.BinaryField(max_length=400)
    creator = models.CharField(max_length=255, blank=True)
    created = models.DateTimeField()
    modified = models.DateTimeField()
    playhead = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.public_id


class Offer(Record):
    """An event or a place: an item with a calendar, an organiser and a workflow."""

    organizer = models.ForeignKey("offers.Organizer", null=True, on_delete=models.PROTECT, related_name="+")
    organizer_ref = models.CharField(max_length=255, blank=True)
    calendar_type = models.CharField(max_length=10)
    start = models.DateTimeField(null=True)
    end = models.DateTimeField(null=True)
    available_from = models.DateTimeField(null=True)
    available_to = models.DateTimeField(null=True)

    class Meta:
        abstract = True


def ordered(name: str) -> models.CheckConstraint:
    """Return the constraint that a period never ends before it starts."""
    return models.CheckConstraint(
        condition=models.Q(start__isnull=True) | models.Q(end__gte=models.F("start")), name=name
    )
