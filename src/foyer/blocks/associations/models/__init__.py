# SPDX-License-Identifier: EUPL-1.2
"""The tables of associations, one aggregate a file."""

from foyer.blocks.associations.models.stored_connection import StoredConnection

__all__ = ["StoredConnection"]
