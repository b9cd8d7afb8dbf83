# SPDX-License-Identifier: EUPL-1.2
"""Reads of images."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import orjson
from django.conf import settings
from django.db.models import Q

from foyer.blocks.media.models import Image
from foyer.blocks.media.rules.sizes import FORMATS, SHARE_WIDTH, fitted, own_file, share_file, version_file
from foyer.blocks.media.rules.types import SERVED
from foyer.kernel import clock

CHUNK = 2000
PATH = "/images/"
"""Below this address this installation serves the files itself."""


@dataclass(frozen=True)
class ImageFacts:
    """An image as documents tell of it: where its file is, and the texts of the upload."""

    id: str
    content_url: str
    description: str
    copyright_holder: str
    language: str


@dataclass(frozen=True)
class Source:
    """The versions of an image in one format: the content type, and (address, width) of each, small first."""

    media_type: str
    files: tuple[tuple[str, int], ...]

    @property
    def srcset(self) -> str:
        """The value of the attribute of this name."""
        return ", ".join(f"{url} {width}w" for url, width in self.files)


@dataclass(frozen=True)
class Picture:
    """An image as pages show it. Addresses are paths on this installation.

    `sources` are its versions by format, the lightest format first; none while they are being made.
    `texts` are (description, copyright holder) by language. `focus` is in percent from the left and the top.
    """

    id: str
    url: str
    share_url: str
    width: int
    height: int
    share_size: tuple[int, int]
    focus: tuple[int, int]
    sources: tuple[Source, ...]
    texts: Mapping[str, tuple[str, str]]

    @property
    def focus_step(self) -> tuple[int, int]:
        """The focus in steps of ten percent."""
        return round(self.focus[0] / 10), round(self.focus[1] / 10)


def images(image_ids: Iterable[str]) -> dict[str, ImageFacts]:
    """Return images by id that may be shown; unknown ids are absent. One query for 2,000 ids.

    What nobody has shown for a long time is about to be thrown away and counts as unknown.
    """
    since = clock.now() - timedelta(days=settings.FOYER_IMAGES_KEPT_DAYS)
    fresh = Q(unused_since=None) | Q(unused_since__gt=since)
    return {
        image.public_id: ImageFacts(
            image.public_id,
            content_url(image.public_id, image.extension),
            image.description,
            image.copyright_holder,
            image.language,
        )
        for image in _rows(image_ids, fresh)
    }


def pictures(image_ids: Iterable[str]) -> dict[str, Picture]:
    """Return images as pages show them, by id; unknown ids are absent. One query for 2,000 ids."""
    return {image.public_id: _picture(image) for image in _rows(image_ids, Q())}


def exists(image_id: str) -> bool:
    """Say whether there is such an image, also one that may no longer be shown. One query."""
    return Image.objects.filter(public_id=image_id).exists()


def content_url(image_id: str, extension: str) -> str:
    """Return the address of the file of an image as documents tell it."""
    return f"{settings.FOYER_IMAGES_URL}/{own_file(image_id, extension)}"


def absolute(path: str) -> str:
    """Return the address of a file, as other sites reach it, by its path on this installation."""
    return f"{settings.FOYER_PUBLIC_URL}{path}"


def versions_of(image: Image) -> tuple[int, ...]:
    """Return the widths that versions of an image exist in."""
    return tuple(map(int, image.versions.split()))


def _rows(image_ids: Iterable[str], condition: Q) -> Iterable[Image]:
    wanted = list(dict.fromkeys(one for one in image_ids if len(one) == 36))
    for start in range(0, len(wanted), CHUNK):
        yield from Image.objects.filter(condition, public_id__in=wanted[start : start + CHUNK])


def _picture(image: Image) -> Picture:
    widths = versions_of(image)
    own = PATH + own_file(image.public_id, image.extension)
    texts = {image.language: (image.description, image.copyright_holder)}
    others: dict[str, dict[str, Any]] = orjson.loads(image.texts)
    texts |= {language: (said["description"], said["copyrightHolder"]) for language, said in others.items()}
    return Picture(
        image.public_id,
        own,
        PATH + share_file(image.public_id) if widths else own,
        image.width,
        image.height,
        fitted((image.width, image.height), min(max(widths), SHARE_WIDTH))
        if widths
        else (image.width, image.height),
        (image.focus_x, image.focus_y),
        tuple(_source(image, widths, form) for form in FORMATS) if widths else (),
        texts,
    )


def _source(image: Image, widths: tuple[int, ...], form: str) -> Source:
    files = tuple(
        (PATH + version_file(image.public_id, width, form), fitted((image.width, image.height), width)[0])
        for width in widths
    )
    return Source(SERVED[form], files)
