# SPDX-License-Identifier: EUPL-1.2
"""The public list of terms, as consumers of the shared taxonomy know it."""
