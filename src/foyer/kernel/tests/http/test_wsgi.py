# SPDX-License-Identifier: EUPL-1.2
"""Bodies in chunks arrive whole, and of those over the limit the refusal arrives."""

from io import BytesIO

import pytest

from foyer.kernel.http.failures import BODY_LIMIT
from foyer.kernel.http.wsgi import RECEIVED, with_chunked_bodies


def _through(environ):
    seen = {}
    with_chunked_bodies(lambda inner, _start: seen.update(inner) or [b""])(environ, lambda *_: None)
    return seen


def _environ(body, **more):
    return {"wsgi.input": BytesIO(body), "wsgi.input_terminated": True, **more}


def test_a_body_in_chunks_gets_its_length():
    seen = _through(_environ(b"hello", HTTP_TRANSFER_ENCODING="Chunked"))
    assert seen["CONTENT_LENGTH"] == "5"
    assert seen["wsgi.input"].read() == b"hello"


def test_a_body_over_the_limit_gets_a_length_that_is_refused():
    stream = BytesIO(b"x" * (BODY_LIMIT + 100))
    environ = {"wsgi.input": stream, "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert _through(environ)["CONTENT_LENGTH"] == str(BODY_LIMIT + 1)
    assert stream.tell() == BODY_LIMIT + 100, "received, so that the client comes to listen"


@pytest.mark.parametrize(
    ("length", "received"), [(BODY_LIMIT, 0), (BODY_LIMIT + 1, BODY_LIMIT + 1), (RECEIVED + 1, 0)]
)
def test_what_is_received_of_a_body_that_tells_its_length(length, received):
    stream = BytesIO(b"x" * (BODY_LIMIT + 9))
    seen = _through({"wsgi.input": stream, "wsgi.input_terminated": True, "CONTENT_LENGTH": str(length)})
    assert seen["CONTENT_LENGTH"] == str(length)
    assert stream.tell() == received


def test_a_large_body_arrives_where_it_is_taken():
    """What was received for a refusal cannot be read any more: that is for what nobody has read."""
    stream, read = BytesIO(b"x" * (BODY_LIMIT + 9) + b"more"), []

    def taking(environ, _start):
        read.append(environ["wsgi.input"].read(BODY_LIMIT + 5))
        return [b""]

    told = {"wsgi.input": stream, "wsgi.input_terminated": True, "CONTENT_LENGTH": str(BODY_LIMIT + 9)}
    with_chunked_bodies(taking)(told, lambda *_: None)
    assert len(read[0]) == BODY_LIMIT + 5
    assert stream.read() == b"", "the rest is received, too"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": "3"},
        {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": False},
        {"HTTP_TRANSFER_ENCODING": "gzip"},
    ],
)
def test_every_other_body_is_left_to_django(more):
    environ = _environ(b"hello", **more)
    stream = environ["wsgi.input"]
    assert _through(environ)["wsgi.input"] is stream
    assert stream.tell() == 0
