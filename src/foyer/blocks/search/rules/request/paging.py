# SPDX-License-Identifier: EUPL-1.2
"""Page, order, groups and facets of a request."""

from foyer.blocks.search.rules.request.parameters import Parameters
from foyer.blocks.search.rules.request.plan import WINDOW, Sort
from foyer.blocks.search.rules.request.refusals import parameter as refuse

FACETS = ("regions", "types", "themes", "facilities", "labels")
OFFER_SORTS = (
    "score",
    "availableTo",
    "created",
    "modified",
    "completeness",
    "distance",
    "popularity",
    "recommendationScore",
)
ORGANIZER_SORTS = ("score", "completeness", "created", "modified")
_LARGEST, _USUAL = 2000, 30


def page(parameters: Parameters) -> tuple[int, int]:
    """Return start and limit. A limit of 0 means the usual one."""
    start = parameters.integer("start") or 0
    if not 0 <= start <= WINDOW:
        raise refuse(f'The "start" parameter should be between 0 and {WINDOW}')
    limit = parameters.integer("limit") or 0
    if not 0 <= limit <= _LARGEST:
        raise refuse(f'The "limit" parameter should be between 0 and {_LARGEST}')
    limit = limit or _USUAL
    if start + limit > WINDOW:
        raise refuse(f"Parameters start + limit must be less than or equal to {WINDOW}, got {start + limit}.")
    return start, limit


def sorts(parameters: Parameters, known: tuple[str, ...]) -> tuple[Sort, ...]:
    """Return the keys of the order, the most important first."""
    given = parameters.raw("sort")
    if given is None:
        return ()
    if isinstance(given, str):
        raise refuse("Invalid sorting syntax given.")
    keys = []
    for name, order in given.items():
        if name not in known:
            raise refuse(f"Invalid sort field '{name}' given.")
        if not isinstance(order, str) or order not in {"asc", "desc"}:
            shown = order if isinstance(order, str) else "Array"
            raise refuse(f"Invalid sort order '{shown}' given.")
        if name == "distance" and not parameters.text("coordinates"):
            raise refuse('Required "coordinates" parameter missing when sorting by distance.')
        if name == "recommendationScore" and not parameters.text("recommendationFor"):
            raise refuse(
                'Required "recommendationFor" parameter missing when sorting by recommendation score.'
            )
        keys.append(Sort(name, order == "desc"))
    return tuple(keys)


def group(parameters: Parameters) -> bool:
    """Say whether events of one production are shown as one."""
    by = parameters.liftable("groupBy")
    if by is None:
        return False
    if by != "productionId":
        raise refuse(f'Unknown groupBy field "{by}", supported fields: productionId')
    return True


def facets(parameters: Parameters) -> tuple[str, ...]:
    """Return the facets asked for, in the order given, each once."""
    names = []
    for given in parameters.items("facets"):
        if given.lower() not in FACETS:
            raise refuse(f"Unknown facet name '{given}'.")
        names.append(given.lower())
    return tuple(dict.fromkeys(names))
