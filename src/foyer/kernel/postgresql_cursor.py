# SPDX-License-Identifier: EUPL-1.2
"""Statements that PostgreSQL has planned once, and a table that was changed since.

A plan gives its columns the types of the day it was made. When a migration gives a column another type while
a process serves, each connection that has such a plan would refuse the statement from then on ("cached plan
must not change result type"). Here the plans are thrown away, and the statement is asked once more.
"""

from typing import Any, Self

import psycopg
from psycopg.errors import FeatureNotSupported
from psycopg.pq import TransactionStatus

# Where PostgreSQL raises it: the text of the error is in the language of the server.
_RAISED_BY = "RevalidateCachedQuery"


class PlanningCursor(psycopg.Cursor[Any]):
    """A cursor that makes plans anew when they no longer fit their tables.

    Within a transaction nothing can be asked again: it is refused whole. Undoing it throws the plans away, so
    that the next one passes.
    """

    def execute(self, query: Any, params: Any = None, **more: Any) -> Self:
        """Ask as usual, and once more where a plan was too old."""
        try:
            return super().execute(query, params, **more)
        except FeatureNotSupported as error:
            is_alone = self.connection.info.transaction_status == TransactionStatus.IDLE
            if error.diag.source_function != _RAISED_BY or not is_alone:
                raise
        # The driver hears this too, and forgets what it had planned.
        self.connection.execute("DEALLOCATE ALL")
        return super().execute(query, params, **more)
