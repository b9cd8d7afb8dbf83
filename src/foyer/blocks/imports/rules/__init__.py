# SPDX-License-Identifier: EUPL-1.2
"""What decides about a row, a calendar, a venue: no database, no network."""
