# SPDX-License-Identifier: EUPL-1.2
"""Reading a search for organisers."""

from urllib.parse import urlsplit

from foyer.blocks.search.rules.filters import Exact, Filter, Within, WordPrefixes
from foyer.blocks.search.rules.request import common, geography, paging
from foyer.blocks.search.rules.request.parameters import Parameters
from foyer.blocks.search.rules.request.plan import OFFER_LANGUAGES, Plan, Words

_NAMES = """q textLanguages id creator contributors labels regions coordinates distance bounds postalCode
    addressCountry workflowStatus disableDefaultFilters facets sort name website domain
    hasImages"""
KNOWN = frozenset(_NAMES.split()) | frozenset(common.ALWAYS)


def read(parameters: Parameters) -> Plan:
    """Return the plan of a search for organisers.

    Raises:
        Problem: the first parameter that the contract refuses.
    """
    common.refuse_unknown(parameters, KNOWN)
    start, limit = paging.page(parameters)
    filters: list[Filter] = []
    circle, box = geography.circle(parameters), geography.box(parameters)
    filters += [found for found in (circle, box) if found is not None]
    sorts = paging.sorts(parameters, paging.ORGANIZER_SORTS)
    filters += common.equal_or_any(parameters, "contributors")
    filters += common.any_of(parameters, "workflowStatus", "ACTIVE")
    filters += common.equal_or_any(parameters, "id") + common.equal_or_any(parameters, "creator")
    languages = tuple(parameters.languages("textLanguages")) or OFFER_LANGUAGES
    query, name = parameters.text("q"), parameters.text("name")
    filters += geography.regions(parameters)
    filters += common.postal_code(parameters) + common.country(parameters)
    filters += common.labels(parameters, "labels", "labels")
    filters += _web(parameters) + _images(parameters)
    if name is not None:
        filters.append(WordPrefixes("name.nl", name))
    return Plan(
        kinds=("organizer",),
        filters=tuple(filters),
        queries=() if query is None else (Words(query),),
        languages=languages,
        start=start,
        limit=limit,
        sorts=sorts,
        origin=None if circle is None else (circle.latitude, circle.longitude),
        facets=tuple(facet for facet in paging.facets(parameters) if facet == "regions"),
        embed=bool(parameters.flag("embed")),
    )


def _web(parameters: Parameters) -> list[Filter]:
    found: list[Filter] = []
    if (website := parameters.text("website")) is not None:
        found.append(Exact(("url",), (normalised_url(website),)))
    if (domain := parameters.text("domain")) is not None:
        found.append(Exact(("domain",), (domain.removeprefix("www."),)))
    return found


def _images(parameters: Parameters) -> list[Filter]:
    value = parameters.flag("hasImages")
    if value is None:
        return []
    return [Within("imagesCount", 1, None) if value else Within("imagesCount", 0, 0)]


def normalised_url(text: str) -> str:
    """Return an address as documents keep it: no scheme, no `www.`, no slash at the end."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return text
    if not host:
        return text
    path = parts.path.rstrip("/")
    tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    shown = host.removeprefix("www.") + (f":{port}" if port else "")
    return shown + (path or ("/" if tail else "")) + tail
