# SPDX-License-Identifier: EUPL-1.2
"""Where things are: regions, addresses, points and outlines of Belgium, offline.

Owns the tree of regions (Brussels, provinces, the tourist regions of Flanders, all municipalities
as they are since 2025) with names in four languages and postal codes; localities with their
points; outlines; the table of known addresses; the base map.

Promises: an address gives its regions exactly and at once, from country, postal code and locality.
Coordinates are asked only where the address does not resolve, and what they give is marked as
approximate: outlines of most municipalities are, and they never grant a right. Everything but
known addresses is read from files of the block, lazily, and kept in memory.

Is not: a geocoder. Points of streets come from the table of known addresses, which imports fill, or
from a geocoder that an installation registers; without one, a locality's point is the answer.

The files in `data/` are made by `build/`, by a maintainer; see there.
"""
