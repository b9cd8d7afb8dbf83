# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class Sketch(models.Model):
    """What comparing needs to know of an event that is still to come; `words` are those of its name."""

    event = models.CharField(max_length=255, unique=True)
    words = models.TextField()
    organizer = models.CharField(max_length=255, blank=True)
    place = models.CharField(max_length=255, blank=True)
    type = models.CharField(max_length=64, blank=True)
    start = models.DateTimeField(null=True)
    end = models.DateTimeField(null=True)

    privacy = Fields(none=("id", "event", "words", "organizer", "place", "type", "start", "end"))

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("end",), name="sketch_by_end")]

    def __str__(self) -> str:
        return self.event


class SketchWord(models.Model):
    """One word of a sketch: the way from a rare word to the events that have it."""

    sketch = models.ForeignKey(Sketch, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=64)

    privacy = Fields(none=("id", "sketch", "word"))

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("word", "sketch"), name="sketch_by_word"),
        ]

    def __str__(self) -> str:
        return self.word


class Waiting(models.Model):
    """An event to be compared. It may wait more than once: a change during a comparison is not lost."""

    event = models.CharField(max_length=255)

    privacy = Fields(none=("id", "event"))

    def __str__(self) -> str:
        return self.event
