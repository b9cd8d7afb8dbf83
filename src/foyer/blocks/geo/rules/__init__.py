# SPDX-License-Identifier: EUPL-1.2
"""Pure rules of geography: names as people type them, distances, polygons and their encoding."""
