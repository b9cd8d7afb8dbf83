# SPDX-License-Identifier: EUPL-1.2
"""The callers of the tests of the entry API."""

from foyer.blocks.entry.tests.conftest import call, god, stranger

__all__ = ["call", "god", "stranger"]
