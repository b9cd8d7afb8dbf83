# SPDX-License-Identifier: EUPL-1.2
"""Addresses (URLs) of items: where they point, and how they are written."""

from typing import Any

PLURAL = {"event": "events", "place": "places", "organizer": "organizers"}


def item_url(base: str, kind: str, item_id: str) -> str:
    """Return the address of an event, place or organizer."""
    return f"{base}/{PLURAL[kind]}/{item_id}"


def image_url(base: str, image_id: str) -> str:
    """Return the address of an image."""
    return f"{base}/images/{image_id}"


def last_part(url: str) -> str:
    """Return the last part of the path of an address, without slashes and blanks around it."""
    return url.rstrip("/ ").rsplit("/", 1)[-1].strip()


def linked(value: Any) -> str | None:
    """Return the id that a link `{"@id": url}` points at; None when there is no such link."""
    if not isinstance(value, dict):
        return None
    url = value.get("@id")
    return last_part(url) if isinstance(url, str) and url else None
