# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal

_KEPT = "as long as the image"


class Image(models.Model):
    """One uploaded image. Its files lie in the storage, by names that follow from its id.

    `width` and `height` are pixels of the cleaned file, `size` its bytes. `focus_x` and `focus_y` say in
    percent from the left and the top what must stay visible where a picture is cut. `description`,
    `copyright_holder` and `language` came with the upload; `texts` is JSON of the same in other languages.
    `versions` are the widths that smaller files exist in, made by `edition` of how they are made.
    `unused_since` is when nobody showed it any more, as the nightly look found.
    """

    public_id = models.CharField(max_length=36, unique=True)
    extension = models.CharField(max_length=4)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    description = models.TextField()
    copyright_holder = models.CharField(max_length=250)
    language = models.CharField(max_length=2)
    texts = models.TextField(default="{}")
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    versions = models.CharField(max_length=60, blank=True)
    edition = models.PositiveSmallIntegerField(default=0)
    creator = models.CharField(max_length=255, blank=True)
    created = models.DateTimeField()
    unused_since = models.DateTimeField(null=True)

    privacy = Fields(
        none=(
            "id", "public_id", "extension", "width", "height", "size", "language", "focus_x", "focus_y",
            "versions", "edition", "created", "unused_since",
        ),
        description=Personal("to tell what is on it to whoever cannot see it", _KEPT),
        texts=Personal("the same, and whose it is, in other languages", _KEPT),
        copyright_holder=Personal("to name who has the rights on it", _KEPT),
        creator=Personal("to let whoever uploaded it change it", _KEPT, erase="pseudonymise"),
    )  # fmt: skip

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(extension__in=("png", "jpeg", "gif")), name="image_extension_known"
            ),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100), name="image_focus_within"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
