# SPDX-License-Identifier: EUPL-1.2
"""Where records are kept: SQLite in a folder, or PostgreSQL by `FOYER_DATABASE_URL`."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from foyer.config.settings.environment import HOME, flag, text

__all__ = ["DATABASES", "DEFAULT_AUTO_FIELD"]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _pragmas(synchronous: str) -> str:
    """Return how a connection to SQLite begins.

    `normal`: when the power goes, the last commits may be undone. `full`: none is; each waits for the disk.

    Raises:
        ValueError: it is neither.
    """
    if synchronous not in {"normal", "full"}:
        raise ValueError(f"FOYER_SQLITE_SYNCHRONOUS must be normal or full, not {synchronous!r}")
    return (
        f"PRAGMA journal_mode=WAL;PRAGMA synchronous={synchronous.upper()};PRAGMA cache_size=-65536;"
        "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=268435456"
    )


def _prepared(wanted: bool) -> dict[str, Any]:
    """Return what lets PostgreSQL plan a statement once a connection, and not each time.

    A pooler that gives each transaction another connection may not know such statements.
    """
    if not wanted:
        return {}
    # Its driver is loaded only where PostgreSQL is.
    from foyer.kernel.postgresql_cursor import PlanningCursor

    return {"server_side_binding": True, "prepare_threshold": 2, "cursor_factory": PlanningCursor}


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for `sqlite:///path` or `postgresql://user:password@host/name`.

    Raises:
        ValueError: the address names another kind of database.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.removeprefix("/")),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": _pragmas(text("FOYER_SQLITE_SYNCHRONOUS", "normal")),
            },
            "CONN_MAX_AGE": None,
            # A file, not memory: tests see the same locks and other processes as an installation.
            "TEST": {"NAME": f"{HOME}/test.sqlite3"},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": {
                **_prepared(flag("FOYER_DATABASE_PREPARED", default=True)),
                **dict(parse_qsl(parts.query)),
            },
            "CONN_MAX_AGE": None,
            # A server that was restarted costs a new connection, not a failed request.
            "CONN_HEALTH_CHECKS": True,
        }
    raise ValueError(f"FOYER_DATABASE_URL must begin with sqlite: or postgresql:, not {parts.scheme!r}")


DATABASES = {"default": database(text("FOYER_DATABASE_URL", f"sqlite:///{HOME}/foyer.sqlite3"))}
