# SPDX-License-Identifier: EUPL-1.2
"""The files of images, answered before the chain of the pages: no cookies, no languages, kept for a year.

Only names of the form that we give are looked up. Whatever bytes a file has, a browser treats them as the
picture that the name says, and nothing in them can run.
"""

from collections.abc import Callable

import structlog
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from foyer.blocks.media.queries import PATH
from foyer.blocks.media.rules.sizes import is_file
from foyer.blocks.media.rules.types import SERVED
from foyer.blocks.media.storage import StorageFailed, storage
from foyer.kernel.http.operations import name_operation

log = structlog.get_logger("foyer.media")

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Referrer-Policy": "no-referrer",
}


class ImageFiles:
    """Django middleware; it stands before those of the pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.pages = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a file; everything else goes on to the pages."""
        name = request.path_info.removeprefix(PATH)
        if name == request.path_info or request.method not in {"GET", "HEAD"} or not is_file(name):
            return self.pages(request)
        name_operation(request, "image-file")
        return self._answer(request, name) or self.pages(request)

    def _answer(self, request: HttpRequest, name: str) -> HttpResponseBase | None:
        # A file never changes under its name, so that the name alone is its tag.
        tag = f'"{name}"'
        if tag in request.headers.get("If-None-Match", ""):
            return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": HEADERS["Cache-Control"]})
        try:
            file = storage().open(name)
        except StorageFailed as error:
            log.error("image_storage_failed", reason=str(error))  # noqa: TRY400 - the reason says it all
            return HttpResponse("", status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})
        if file is None:
            return None
        response = FileResponse(file, content_type=SERVED[name.rpartition(".")[2]])
        for header, value in HEADERS.items():
            response.headers[header] = value
        response.headers["ETag"] = tag
        if request.method == "HEAD":
            response.close()
            return HttpResponse(headers=dict(response.headers))
        return response
