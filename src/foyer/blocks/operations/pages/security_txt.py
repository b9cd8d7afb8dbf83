# SPDX-License-Identifier: EUPL-1.2
"""Where to report weak spots (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from foyer.kernel import clock

# The standard asks for less than a year; whoever reads it later fetches it again.
_VALID = timedelta(days=180)


@require_safe
def file(_request: HttpRequest) -> HttpResponse:
    """Answer with the file, or 404 where nobody is named."""
    if not settings.FOYER_SECURITY_CONTACT:
        raise Http404
    expires = (clock.now() + _VALID).replace(hour=0, minute=0, second=0)
    languages = ", ".join(code for code, _ in settings.LANGUAGES)
    lines = (
        f"Contact: {settings.FOYER_SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {settings.FOYER_PUBLIC_URL}/.well-known/security.txt",
    )
    answer = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer
