# SPDX-License-Identifier: EUPL-1.2
"""What every API with a contract answers without its own doing: documentation, style and OpenAPI document."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from foyer.kernel.http import responses
from foyer.kernel.http.apis import PREFIX, Api, Mounts
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.contract.documentation import page
from foyer.kernel.http.contract.prose import prose
from foyer.kernel.http.operations import name_operation

_STYLE = Path(__file__).parent.parent / "templates" / "kernel" / "docs.css"
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HOUR = "max-age=3600"


def contract_of(api: Api) -> Contract | None:
    """Return the contract of an API, where it has one."""
    found = getattr(api, "contract", None)
    return found if isinstance(found, Contract) else None


def answer(request: HttpRequest, api: Api, path: str) -> HttpResponse | None:
    """Return the answer to a request for documentation, or None for every other request."""
    if path not in {"/docs", "/docs.css", "/openapi.json"} or request.method not in {"GET", "HEAD"}:
        return None
    contract = contract_of(api)
    if contract is None:
        return None
    name_operation(request, "documentation")
    if path == "/openapi.json":
        return _kept(responses.json(contract.json))
    if path == "/docs.css":
        return style()
    # The page stands at .../docs, so that the links in it lead to its neighbours on every host.
    mounted = request.path_info.removesuffix("/docs")
    return _html(page(contract, f"{_origin(request)}{mounted}"))


def index(request: HttpRequest, mounts: Mounts) -> HttpResponse:
    """Return the list of all APIs."""
    name_operation(request, "documentation")
    shown = []
    for name in sorted(mounts.names):
        contract = contract_of(mounts.load(name))
        info = contract.document["info"] if contract else {}
        shown.append(
            {
                "name": name,
                "title": info.get("title", ""),
                "description": prose(info.get("summary") or _first_paragraph(info.get("description", ""))),
                "docs": f"{PREFIX}{name}/docs",
                "address": f"{settings.FOYER_PUBLIC_URL}{PREFIX}{name}",
            }
        )
    return _html(render_to_string("kernel/api_index.html", {"apis": shown, "style": f"{PREFIX}docs.css"}))


@cache
def _style() -> bytes:
    return _STYLE.read_bytes()


def style() -> HttpResponse:
    """Return the style of all these pages."""
    return _kept(HttpResponse(_style(), content_type="text/css; charset=utf-8"))


def _origin(request: HttpRequest) -> str:
    """Return scheme and host for examples: the host of the request only where it is bound to an API."""
    host = request.META.get("HTTP_HOST", "")
    bound = {each.lower() for each in settings.FOYER_API_HOSTS}
    if host.lower() in bound or host.lower().rpartition(":")[0] in bound:
        return f"{urlsplit(settings.FOYER_PUBLIC_URL).scheme}://{host}"
    return str(settings.FOYER_PUBLIC_URL)


def _first_paragraph(text: str) -> str:
    return text.strip().partition("\n\n")[0]


def _html(text: str) -> HttpResponse:
    response = _kept(HttpResponse(text))
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = _HOUR
    return response
