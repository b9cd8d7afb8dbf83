# SPDX-License-Identifier: EUPL-1.2
"""What somebody gets by mail, for whoever holds the sealed link of a letter: no account is needed.

The link stands in the query: paths are logged. It opens nothing but this choice.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from foyer.blocks.mail.queries import preferences
from foyer.blocks.mail.seals import Sealed, opened
from foyer.blocks.mail.services.set_preferences import set_preferences, switch_off


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Show what may be switched off; keep what was chosen."""
    sealed = opened(request.GET.get("to", ""))
    if sealed is None:
        return render(request, "mail/preferences.html", {"noindex": True}, status=404)
    if request.method == "POST":
        set_preferences(sealed.address, request.POST.getlist("kind"))
        messages.success(request, _("Je keuze is bewaard."))
        return redirect(request.get_full_path())
    return render(request, "mail/preferences.html", _shown(sealed))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """Switch off the kind of letter in which the link was, with one click (RFC 8058).

    Mail programs send it without cookies and without asking anything: the link is all that opens it. Who
    follows it in a browser sees the page instead: programs that look at links must not change anything.
    """
    sealed = opened(request.GET.get("to", ""))
    if sealed is None:
        return render(request, "mail/preferences.html", {"noindex": True}, status=404)
    if request.method == "POST":
        switch_off(sealed.address, sealed.kind)
        return HttpResponse(status=204)
    return redirect(f"{reverse('mail_choice:choose')}?{urlencode({'to': request.GET['to']})}")


def _shown(sealed: Sealed) -> dict[str, Any]:
    return {
        "noindex": True,
        "address": _masked(sealed.address),
        "kinds": preferences(sealed.address),
        "from_kind": sealed.kind,
    }


def _masked(address: str) -> str:
    """Return an address as its owner recognises it, and nobody who looks over his shoulder learns it."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:2]}…@{domain}"
