# SPDX-License-Identifier: EUPL-1.2
"""Pure decisions of the agenda: dates in plain words, posters, contrast, filters, structured data."""
