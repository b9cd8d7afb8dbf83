# SPDX-License-Identifier: EUPL-1.2
"""Between the server and Django: bodies that come in chunks, whose length nobody told before."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from foyer.kernel.http.failures import BODY_LIMIT

Environment = dict[str, Any]
Application = Callable[[Environment, Callable[..., Any]], Iterable[bytes]]


def with_chunked_bodies(application: Application) -> Application:
    """Return an application that reads chunked bodies, which Django alone takes for empty.

    The server must say that its input ends where the body ends (`wsgi.input_terminated`). A body over
    the limit is read no further and gets a length that is refused.
    """

    def collecting(environ: Environment, start_response: Callable[..., Any]) -> Iterable[bytes]:
        chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
        if chunked and not environ.get("CONTENT_LENGTH") and environ.get("wsgi.input_terminated"):
            body = environ["wsgi.input"].read(BODY_LIMIT + 1)
            environ["CONTENT_LENGTH"] = str(len(body))
            environ["wsgi.input"] = BytesIO(body)
        return application(environ, start_response)

    return collecting
