# SPDX-License-Identifier: EUPL-1.2
"""The operations of the entry API on news articles."""
