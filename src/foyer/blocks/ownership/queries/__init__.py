# SPDX-License-Identifier: EUPL-1.2
"""Reads of ownership, each in a fixed number of queries."""
