# SPDX-License-Identifier: EUPL-1.2
"""The switch between light and dark, for visitors who want another than their device."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foyer.blocks.agenda.pages.context import SCHEME_COOKIE, SCHEMES

YEAR = 365 * 24 * 3600


@csrf_exempt  # Another site could only change the colours, and pages without a form token can be cached.
@require_POST
def scheme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark, or (anything else) what the device prefers; go back to the page."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    answer = HttpResponseRedirect(back if safe else "/")
    chosen = request.POST.get("scheme", "")
    if chosen in SCHEMES:
        answer.set_cookie(SCHEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie(SCHEME_COOKIE, samesite="Lax")
    return answer
