# SPDX-License-Identifier: EUPL-1.2
"""Journeys through the whole of Foyer, by the commands and addresses that people use."""
