# SPDX-License-Identifier: EUPL-1.2
"""Structured logs on standard error, without personal data, tokens or keys."""

from foyer.kernel.logs.configuration import configure

__all__ = ["configure"]
