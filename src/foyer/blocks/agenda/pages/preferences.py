# SPDX-License-Identifier: EUPL-1.2
"""What visitors choose for themselves: light or dark, and the language of pages that have one address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foyer.blocks.agenda.pages.context import SCHEME_COOKIE, SCHEMES

YEAR = 365 * 24 * 3600


@csrf_exempt  # Another site could only change the colours, and pages without a form token can be cached.
@require_POST
def scheme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark, or (anything else) what the device prefers; go back to the page."""
    answer = HttpResponseRedirect(_safe(request, request.POST.get("next", "/")))
    chosen = request.POST.get("scheme", "")
    if chosen in SCHEMES:
        answer.set_cookie(SCHEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie(SCHEME_COOKIE, samesite="Lax")
    return answer


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a language; go back to the page."""
    if code not in dict(settings.LANGUAGES):
        raise Http404(code)
    answer = HttpResponseRedirect(_safe(request, request.GET.get("next", "/")))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, samesite="Lax", secure=request.is_secure()
    )
    return answer


def _safe(request: HttpRequest, address: str) -> str:
    """Return an address of this site, or its front door where it is of another."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}) else "/"
