# SPDX-License-Identifier: EUPL-1.2
"""Between the server and Django: bodies that come in chunks, and bodies that are too large to read."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from foyer.kernel.http.failures import BODY_LIMIT

Environment = dict[str, Any]
Application = Callable[[Environment, Callable[..., Any]], Iterable[bytes]]

# A client that is still sending does not listen: a body up to this length is received, so that the refusal
# arrives. Whoever sends more is cut off.
RECEIVED = 64 * 1024 * 1024
_PIECE = 256 * 1024


def with_chunked_bodies(application: Application) -> Application:
    """Return an application that reads chunked bodies, which Django alone takes for empty.

    The server must say that its input ends where the body ends (`wsgi.input_terminated`). A body over
    the limit is not kept and has a length that is refused.
    """

    def collecting(environ: Environment, start_response: Callable[..., Any]) -> Iterable[bytes]:
        chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
        if chunked and not environ.get("CONTENT_LENGTH") and environ.get("wsgi.input_terminated"):
            body = environ["wsgi.input"].read(BODY_LIMIT + 1)
            environ["CONTENT_LENGTH"] = str(len(body))
            if len(body) > BODY_LIMIT:
                _receive(environ["wsgi.input"], RECEIVED - len(body))
            environ["wsgi.input"] = BytesIO(body)
        elif BODY_LIMIT < (length := _length(environ)) <= RECEIVED:
            # Some calls take larger bodies than others: what nobody has read goes after the answer is made,
            # and before it is sent.
            answer = application(environ, start_response)
            _receive(environ["wsgi.input"], length)
            return answer
        return application(environ, start_response)

    return collecting


def _length(environ: Environment) -> int:
    told = environ.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 16 else 0


def _receive(stream: Any, length: int) -> None:
    """Read so many bytes, or what there is of them, and forget them."""
    while length > 0 and (piece := stream.read(min(length, _PIECE))):
        length -= len(piece)
