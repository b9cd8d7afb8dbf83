# SPDX-License-Identifier: EUPL-1.2
"""The examples in the documentation of the search API, run against a small index of which the pages tell."""
