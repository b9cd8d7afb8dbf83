# SPDX-License-Identifier: EUPL-1.2
"""The API of geo: regions, places to search in, outlines and the base map; open to all."""
