# SPDX-License-Identifier: EUPL-1.2
"""Structured logs on standard error, one JSON document a line."""

__all__ = ["LOGGING_CONFIG"]

LOGGING_CONFIG = None
