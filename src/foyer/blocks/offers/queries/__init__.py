# SPDX-License-Identifier: EUPL-1.2
"""The reads of offers, each with a fixed number of queries."""
