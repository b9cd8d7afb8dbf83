# SPDX-License-Identifier: EUPL-1.2
"""Reading the environment: one function a kind of value, with an error that names the variable."""

import os
import re
from pathlib import Path

HOME = Path(os.environ.get("FOYER_HOME") or Path.cwd() / "var").resolve()


def text(name: str, default: str = "") -> str:
    """Return a variable, or the default where it is not set or empty."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """Return a variable as yes or no.

    Raises:
        ValueError: the value is none of 1, true, yes, on, 0, false, no, off.
    """
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} must be yes or no, not {value!r}")


def words(name: str, default: str = "") -> list[str]:
    """Return a variable as a list, split at commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def pairs(name: str) -> dict[str, str]:
    """Return a variable of the form `a=b,c=d` as a map.

    Raises:
        ValueError: a part has no equals sign with something on both sides.
    """
    found: dict[str, str] = {}
    for part in words(name):
        left, _, right = (side.strip() for side in part.partition("="))
        if not left or not right:
            raise ValueError(f"{name} must be name=value parts between commas, not {part!r}")
        found[left] = right
    return found


def address(name: str, default: str) -> str:
    """Return a variable as a web address without a slash at its end.

    Raises:
        ValueError: it does not begin with http:// or https:// and a host, or has a query.
    """
    value = text(name, default).rstrip("/")
    if not re.fullmatch(r"https?://[^/?#\s]+(/[^?#\s]*)?", value):
        raise ValueError(f"{name} must be an address such as https://foyer.example.org, not {value!r}")
    return value


def last_address() -> str:
    """Return the address at which `foyer up` served last, so that other commands speak of the same one."""
    try:
        return (HOME / "public-url").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return "http://localhost:8000"


def keep_address(given: str) -> None:
    """Keep the address at which `foyer up` serves now, in the folder of the installation.

    Raises:
        OSError: the folder cannot be made or written.
    """
    HOME.mkdir(parents=True, exist_ok=True)
    (HOME / "public-url").write_text(given, encoding="ascii")
