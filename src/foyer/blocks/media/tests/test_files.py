# SPDX-License-Identifier: EUPL-1.2
"""Files are served so that browsers show them, keep them, and run nothing in them."""

import pytest
from django.test import Client

from foyer.blocks.media.pages.files import HEADERS
from foyer.blocks.media.services.make_versions import make_versions
from foyer.blocks.media.tests.pictures import opened
from foyer.kernel import ids


@pytest.fixture
def get():
    client = Client()

    def getting(path, method="GET", **headers):
        answer = client.generic(method, path, headers=headers)
        answer.whole = b"".join(answer) if answer.streaming else answer.content
        return answer

    return getting


def body(answer):
    return answer.whole


def test_an_image_is_served_for_a_year(get, image_id, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = get(f"/images/{image_id}.jpeg")
    assert answer.status_code == 200
    data = body(answer)
    assert opened(data).size == (800, 600)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Length"] == str(len(data))
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not {"Set-Cookie", "Vary", "Content-Language"} & set(answer.headers)


@pytest.mark.parametrize(
    ("end", "media_type", "form"),
    [
        ("-320.avif", "image/avif", "AVIF"),
        ("-800.webp", "image/webp", "WEBP"),
        ("-share.jpg", "image/jpeg", "JPEG"),
    ],
)
def test_versions_are_served(get, image_id, end, media_type, form):
    assert get(f"/images/{image_id}{end}").status_code == 404
    make_versions(image_id)
    answer = get(f"/images/{image_id}{end}")
    assert answer.headers["Content-Type"] == media_type
    assert opened(body(answer)).format == form


def test_whoever_has_it_is_told_so(get, image_id):
    tag = get(f"/images/{image_id}.jpeg").headers["ETag"]
    answer = get(f"/images/{image_id}.jpeg", **{"If-None-Match": tag})
    assert (answer.status_code, body(answer), answer.headers["ETag"]) == (304, b"", tag)
    assert get(f"/images/{image_id}.jpeg", **{"If-None-Match": '"other"'}).status_code == 200


def test_the_head_of_a_file(get, image_id):
    whole = get(f"/images/{image_id}.jpeg")
    answer = get(f"/images/{image_id}.jpeg", "HEAD")
    assert (answer.status_code, body(answer)) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
        assert answer.headers[name] == whole.headers[name]


@pytest.mark.parametrize(
    "path",
    [
        "/images/",
        "/images/{}",
        "/images/{}.png",
        "/images/{}.html",
        "/images/{}.jpeg.svg",
        "/images/{}.jpeg/",
        "/images/../secret-key",
        "/images/..%2f..%2fsecret-key",
        "/images/{}/../../../secret-key",
        "/images/%2e%2e/secret-key",
        "/images//etc/passwd",
        "/images/{}.jpeg%00.html",
        "/IMAGES/{}.jpeg",
    ],
)
def test_nothing_else_is_served(get, image_id, files, path):
    (files.parent / "secret-key").write_text("never")
    answer = get(path.format(image_id))
    assert answer.status_code in {400, 404}
    assert b"never" not in body(answer)


def test_an_image_that_is_not_there(get, db, files):
    assert get(f"/images/{ids.new()}.png").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_files_are_only_read(get, image_id, method):
    assert get(f"/images/{image_id}.jpeg", method).status_code in {403, 404, 405}
    assert get(f"/images/{image_id}.jpeg").status_code == 200


def test_storage_that_fails_is_said_to_be_so(get, image_id, files, settings):
    settings.FOYER_STORAGE_URL = (files / "x").as_uri()
    files.joinpath("x").write_text("a file where the folder should be")
    answer = get(f"/images/{image_id}.jpeg")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
