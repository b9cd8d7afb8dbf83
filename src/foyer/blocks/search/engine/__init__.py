# SPDX-License-Identifier: EUPL-1.2
"""The embedded engine: everything that knows tantivy."""
