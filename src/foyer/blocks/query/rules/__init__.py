# SPDX-License-Identifier: EUPL-1.2
"""Grammar, field table and meaning of the query language."""
