# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal


class Article(models.Model):
    """A news article about an event. `about` is the id of the event, whether it exists or not.

    `url` is in its normal form, and `url_key` a hash of it: addresses may be longer than what a database
    can put into an index.
    """

    public_id = models.CharField(max_length=255, unique=True)
    about = models.CharField(max_length=255)
    publisher = models.CharField(max_length=255)
    url = models.TextField()
    url_key = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    headline = models.TextField()
    text = models.TextField()
    publisher_logo = models.TextField()
    image_url = models.TextField(blank=True)
    image_holder = models.CharField(max_length=250, blank=True)
    creator = models.CharField(max_length=255, blank=True)

    privacy = Fields(
        none=(
            "id", "public_id", "about", "publisher", "url", "url_key", "language", "headline", "text",
            "publisher_logo", "image_url",
        ),
        image_holder=Personal("to name who has the rights on an image", "as long as the article"),
        creator=Personal(
            "to let whoever entered an article change it", "as long as the article", erase="pseudonymise"
        ),
    )  # fmt: skip

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("about", "url_key"), name="article_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("url_key",), name="article_by_url"),
            models.Index(fields=("publisher", "id"), name="article_by_publisher"),
        ]

    def __str__(self) -> str:
        return self.public_id
