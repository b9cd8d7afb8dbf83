# SPDX-License-Identifier: EUPL-1.2
"""Reading productions: the list, and the pair that is suggested next."""

from django.http import HttpResponse

from foyer.blocks.offers.public import whole_number
from foyer.blocks.productions.queries import listed, suggestion
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call

LD_JSON = "application/ld+json"
PAGE = 30
LARGEST_PAGE = 1_000
_HIGHEST_START = 1_000_000


def get_productions(call: Call) -> HttpResponse:
    """Answer some of the productions with a text in their name."""
    limit = whole_number(call, "limit", PAGE, 0, LARGEST_PAGE)
    start = whole_number(call, "start", 0, 0, _HIGHEST_START)
    total, found = listed(call.request.GET.get("name", ""), start, limit)
    page = {
        "@context": "http://www.w3.org/ns/hydra/context.jsonld",
        "@type": "PagedCollection",
        "itemsPerPage": limit,
        "totalItems": total,
        "member": [
            {"name": one.name, "production_id": one.id, "productionId": one.id, "events": list(one.events)}
            for one in found
        ],
    }
    return responses.json(page, content_type=LD_JSON)


def get_suggestion(_call: Call) -> HttpResponse:
    """Answer two events that may be the same show; 204 where there are none."""
    found = suggestion()
    if found is None:
        return HttpResponse(status=204)
    return responses.json({"events": list(found.events), "similarity": found.similarity})
