# SPDX-License-Identifier: EUPL-1.2
"""Foyer: the open platform on which people and cultural and leisure activities find each other."""
