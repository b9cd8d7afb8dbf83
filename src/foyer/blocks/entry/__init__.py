# SPDX-License-Identifier: EUPL-1.2
"""Entry: the channel that puts the entry API together.

Owns what belongs to the API as a whole: the rewriting of old paths, who calls (bearer tokens and API
keys), the order of checks, cross-origin headers, and the contract that the documentation page shows.

Promises the order of checks of the contract: an unknown path is 404 and a wrong method 405 before
anybody is asked who he is; then credentials; then the checks of the route; then the body.

Each block brings its own operations as a list of routes; this one only mounts them. It holds no data
and decides nothing about events, places or organisers.
"""
