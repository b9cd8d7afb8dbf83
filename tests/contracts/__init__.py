# SPDX-License-Identifier: EUPL-1.2
"""Contracts: each API does what its OpenAPI document says, and says all that it does."""
