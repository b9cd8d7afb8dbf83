# SPDX-License-Identifier: EUPL-1.2
"""The files of exports: whoever knows the name of one may have it, and no browser runs it."""

from django.http import FileResponse, HttpResponse

from foyer.blocks.exports import folders
from foyer.blocks.exports.formats import CONTENT_TYPES
from foyer.blocks.exports.queries import is_downloadable
from foyer.blocks.offers.public import problems
from foyer.kernel.http.routes import Call

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


def download(call: Call) -> HttpResponse:
    """Answer a file, to be kept under its name.

    Raises:
        Problem: 404, there is no such file, or it was thrown away.
    """
    name = call["file"]
    file = folders.opened(name) if folders.is_name(name) and is_downloadable(name) else None
    if file is None:
        raise problems.not_found("There is no such file; files of exports are thrown away after some days.")
    extension = name.rpartition(".")[2]
    kind, shown = CONTENT_TYPES[extension], f"export.{extension}"
    response = FileResponse(file, as_attachment=True, filename=shown, content_type=kind)
    for header, value in _HEADERS.items():
        response.headers[header] = value
    if call.request.method == "HEAD":
        response.close()
        return HttpResponse(headers=dict(response.headers))
    # A stream of a file is answered like any other body.
    return response  # type: ignore[return-value]
