# SPDX-License-Identifier: EUPL-1.2
"""What is done with an upload before anything is kept: judged, decoded, written anew. It may take a second.

No transaction is open meanwhile. Two are worked on at a time in one process, so that large pictures cannot
take all memory; others wait a while.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
from django.conf import settings

from foyer.blocks.media import problems
from foyer.blocks.media.rules.pixels import Cleaned, TooManyPixels, UnreadableImage, cleaned
from foyer.blocks.media.rules.types import EXTENSIONS, detected
from foyer.kernel.outside import NotFetched, TooBig, fetch

log = structlog.get_logger("foyer.media")

_PATIENCE = 10.0
_turns = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Texts:
    """What is said of an image in one language: what is on it, and who has the rights."""

    description: str
    copyright_holder: str
    language: str


@dataclass(frozen=True)
class Upload:
    """An image that may be kept, with its texts."""

    image: Cleaned
    texts: Texts


def upload(data: bytes, texts: Texts) -> Upload:
    """Return an upload that may be kept.

    Raises:
        Problem: 400, the file is empty, too big, of another type, damaged, or has too many pixels; 503,
            too many others are being worked on.
    """
    most = settings.FOYER_IMAGE_MAX_BYTES
    if not data:
        raise problems.empty()
    found = detected(data)
    if found not in EXTENSIONS:
        raise problems.wrong_type(found)
    if len(data) > most:
        raise problems.too_big(len(data), most)
    with _turn():
        try:
            image = cleaned(data, found, settings.FOYER_IMAGE_MAX_PIXELS)
        except UnreadableImage as error:
            log.info("image_refused", reason=str(error), media_type=found)
            raise problems.unreadable(found) from error
        except TooManyPixels as error:
            raise problems.too_many_pixels(str(error), settings.FOYER_IMAGE_MAX_PIXELS) from error
    return Upload(image, texts)


def fetched_upload(url: str, texts: Texts) -> Upload:
    """Return an upload of the image at an address.

    Raises:
        Problem: 400, there is no file that may be fetched; else as for `upload`.
    """
    most = settings.FOYER_IMAGE_MAX_BYTES
    try:
        data = fetch(url, most, accept="image/*")
    except TooBig as error:
        raise problems.too_big(error.size, most) from error
    except NotFetched as error:
        log.info("image_not_fetched", reason=str(error))
        raise problems.not_downloaded() from error
    return upload(data, texts)


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=_PATIENCE):
        raise problems.busy()
    try:
        yield
    finally:
        _turns.release()
