# SPDX-License-Identifier: EUPL-1.2
"""The file server."""

import io

import pytest
from PIL import Image

from foyer.blocks.acceptance.companions.answering import Asked
from foyer.blocks.acceptance.companions.files import Files
from foyer.blocks.acceptance.rules.environment import LARGEST_IMAGE


def got(path):
    return Files().answer(Asked("GET", path))


@pytest.mark.parametrize(
    ("name", "form"),
    [("publiq.png", "PNG"), ("publiq", "PNG"), ("publiq.jpeg", "JPEG"), ("publiq.gif", "GIF")],
)
def test_pictures(name, form):
    answer = got(f"/testfiles/{name}")
    with Image.open(io.BytesIO(answer.body)) as picture:
        picture.load()
        assert (answer.status, picture.format) == (200, form)


def test_files_that_are_too_small_and_too_large():
    assert got("/testfiles/empty.png").body == b""
    assert len(got("/testfiles/tooLarge.png").body) == LARGEST_IMAGE + 1


def test_a_file_that_is_no_picture():
    assert got("/testfiles/textfile").body == b"This is no image.\n"


@pytest.mark.parametrize(
    "path", ["/testfiles/thisDoesNotExist.png", "/testfiles/", "/publiq.png", "/testfiles/../publiq"]
)
def test_nothing_else(path):
    assert got(path).status == 404
