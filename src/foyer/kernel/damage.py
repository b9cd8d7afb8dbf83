# SPDX-License-Identifier: EUPL-1.2
"""Whether an error says that the records are damaged, and not away, locked or wrongly asked for."""

import sqlite3

_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY = 0xFF

WHAT_TO_DO = "stop Foyer, then `foyer restore --replace BACKUP` of the newest; what was there is kept beside"


def is_damage(error: BaseException) -> bool:
    """Say whether SQLite found its file malformed, or no database at all; `error` is its own or Django's."""
    return any(
        getattr(each, "sqlite_errorcode", 0) & _PRIMARY in _CODES for each in (error, error.__cause__) if each
    )
