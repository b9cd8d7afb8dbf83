# SPDX-License-Identifier: EUPL-1.2
"""Getting a usable database connection back after a fault, as Django does between two requests."""

from django.db import connection


def drop_broken_connection() -> None:
    """Close the connection of this thread if it broke, so that the next query opens another."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
