# SPDX-License-Identifier: EUPL-1.2
"""The APIs of this installation: name below /api → dotted path of the object that answers."""

APIS: dict[str, str] = {
    "geo": "foyer.blocks.geo.api.endpoints.api",
    "taxonomy": "foyer.blocks.taxonomy.api.terms.api",
    "search": "foyer.blocks.search.api.search.api",
    "entry": "foyer.blocks.entry.api.entry.api",
    "exports": "foyer.blocks.exports.api.endpoints.api",
}
