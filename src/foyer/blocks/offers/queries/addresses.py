# SPDX-License-Identifier: EUPL-1.2
"""Own addresses in documents: relative in the database, absolute outside.

Stored JSON text writes an own address as `"\\/events/..."`. Backslash-slash is a legal escape of JSON
that the encoder never writes itself, so the mark cannot occur in anything that a client sent, the
stored text stays valid JSON, and one replacement makes it absolute. The base address of an installation
can therefore change without touching a row. Files of images have a base of their own, and a mark of their
own: `"\\/\\/..."`.
"""

from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings

MARK = '"\\/'
IMAGE_MARK = '"\\/\\/'
PLURAL = {"event": "events", "place": "places", "organizer": "organizers"}


def base() -> str:
    """Return the public base address of the entry API, without a slash at its end."""
    return str(settings.FOYER_ENTRY_URL)


def url(kind: str, public_id: str) -> str:
    """Return the address of an item."""
    return f"{base()}/{PLURAL[kind]}/{public_id}"


def image_url(image_id: str) -> str:
    """Return the address of an image in the entry API."""
    return f"{base()}/images/{image_id}"


def stored(document: Any) -> str:
    """Return a JSON value as text for the database, own addresses relative."""
    text = orjson.dumps(document).decode()
    return text.replace(_opening(settings.FOYER_IMAGES_URL), IMAGE_MARK).replace(_opening(base()), MARK)


def shown(text: str) -> str:
    """Return JSON text from the database with absolute addresses."""
    if IMAGE_MARK in text:
        text = text.replace(IMAGE_MARK, _opening(settings.FOYER_IMAGES_URL))
    return text.replace(MARK, _opening(base()))


def loaded(text: str) -> Any:
    """Return the JSON value of text from the database, with absolute addresses."""
    return orjson.loads(shown(text))


@lru_cache(maxsize=4)
def _opening(address: str) -> str:
    return f'"{address}/'
