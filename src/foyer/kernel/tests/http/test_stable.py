# SPDX-License-Identifier: EUPL-1.2
import gzip

import pytest
from django.test import RequestFactory

from foyer.kernel.http.stable import stable

LONG = b'{"text": "' + b"x" * 2_000 + b'"}'


def get(body=LONG, **headers):
    return stable(RequestFactory().get("/", headers=headers), body, max_age=60)


def test_an_answer_may_be_kept_and_carries_a_mark():
    response = get()
    assert response.content == LONG
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Type"] == "application/json"
    assert response["ETag"].startswith('W/"')
    assert "Content-Encoding" not in response


def test_who_has_it_gets_nothing():
    mark = get()["ETag"]
    for given in (mark, f'"other", {mark}', mark.removeprefix("W/"), "*"):
        response = get(**{"If-None-Match": given})
        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == mark
        assert response["Cache-Control"] == "public, max-age=60"
    assert get(**{"If-None-Match": '"other"'}).status_code == 200
    assert get(b"{}")["ETag"] != mark


def test_it_is_packed_for_those_who_take_it():
    response = get(**{"Accept-Encoding": "br, gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == LONG
    assert len(response.content) < 100
    assert response["ETag"] == get()["ETag"]


@pytest.mark.parametrize("encoding", ["", "identity", "br"])
def test_it_is_not_packed_for_others(encoding):
    assert get(**{"Accept-Encoding": encoding}).content == LONG


def test_what_is_short_is_not_packed():
    assert get(b"{}", **{"Accept-Encoding": "gzip"}).content == b"{}"
