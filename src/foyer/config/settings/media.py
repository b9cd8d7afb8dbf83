# SPDX-License-Identifier: EUPL-1.2
"""What images may be, and where their files lie."""

from pathlib import Path
from urllib.parse import urlsplit

from foyer.config.settings.environment import HOME, address, text
from foyer.config.settings.platform import FOYER_PUBLIC_URL

__all__ = [
    "FOYER_IMAGES_KEPT_DAYS",
    "FOYER_IMAGES_URL",
    "FOYER_IMAGE_MAX_BYTES",
    "FOYER_IMAGE_MAX_PIXELS",
    "FOYER_STORAGE_KEY",
    "FOYER_STORAGE_SECRET",
    "FOYER_STORAGE_URL",
]


def _number(name: str, given: str) -> int:
    if not given.isdecimal() or int(given) == 0:
        raise ValueError(f"{name} must be a whole number above zero, not {given!r}")
    return int(given)


def storage_url(given: str) -> str:
    """Return where files lie, as an address: a folder is `file:///path`.

    Raises:
        ValueError: it is neither a path nor an address of this form.
    """
    parts = urlsplit(given)
    if not parts.scheme:
        return Path(given).resolve().as_uri()
    whole = (parts.scheme == "file" and parts.path and not parts.netloc) or (
        parts.scheme in {"s3", "s3+http"} and parts.hostname and parts.path.strip("/")
    )
    if not whole:
        raise ValueError(
            "FOYER_STORAGE_URL must be a path, file:///path, or s3://host/bucket/prefix?region=name, "
            f"not {given!r}"
        )
    return given


# The address that files of images have in documents; a file server of its own may answer there.
FOYER_IMAGES_URL = address("FOYER_IMAGES_URL", f"{FOYER_PUBLIC_URL}/images")
FOYER_IMAGE_MAX_BYTES = _number("FOYER_IMAGE_MAX_BYTES", text("FOYER_IMAGE_MAX_BYTES", "21000000"))
FOYER_IMAGE_MAX_PIXELS = _number("FOYER_IMAGE_MAX_PIXELS", text("FOYER_IMAGE_MAX_PIXELS", "50000000"))
# For so long an image is kept that nobody shows.
FOYER_IMAGES_KEPT_DAYS = _number("FOYER_IMAGES_KEPT_DAYS", text("FOYER_IMAGES_KEPT_DAYS", "30"))
FOYER_STORAGE_URL = storage_url(text("FOYER_STORAGE_URL", str(HOME / "files")))
FOYER_STORAGE_KEY = text("FOYER_STORAGE_KEY")
FOYER_STORAGE_SECRET = text("FOYER_STORAGE_SECRET")
