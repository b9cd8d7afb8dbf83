# SPDX-License-Identifier: EUPL-1.2
"""The file server."""

import io

import pytest
from PIL import Image

from foyer.blocks.acceptance.companions.answering import Asked
from foyer.blocks.acceptance.companions.files import Files


def got(path):
    return Files().answer(Asked("GET", path))


@pytest.mark.parametrize("name", ["publiq.png", "publiq"])
def test_pictures(name):
    answer = got(f"/testfiles/{name}")
    with Image.open(io.BytesIO(answer.body)) as picture:
        picture.load()
        assert (answer.status, picture.format) == (200, "PNG")


def test_a_file_that_is_no_picture():
    assert got("/testfiles/textfile").body == b"This is no image.\n"


@pytest.mark.parametrize(
    "path", ["/testfiles/thisDoesNotExist.png", "/testfiles/", "/publiq.png", "/testfiles/../publiq"]
)
def test_nothing_else(path):
    assert got(path).status == 404
