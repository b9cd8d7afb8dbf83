# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.media.rules.holders import invalid
from foyer.blocks.media.rules.sizes import TALLEST, files, fitted, is_file, widths

IMAGE = "0d4b5c1e-9d0e-4f1a-a5b6-7c8d9e0f1a2b"


@pytest.mark.parametrize(
    ("width", "found"), [(1, (1,)), (320, (320,)), (700, (320, 640, 700)), (9000, (320, 640, 960, 1440))]
)
def test_no_version_is_wider_than_the_image(width, found):
    assert widths(width) == found


@given(width=st.integers(1, 20_000), height=st.integers(1, 20_000), wanted=st.sampled_from([320, 1440]))
def test_versions_fit_and_keep_their_form(width, height, wanted):
    across, down = fitted((width, height), wanted)
    assert 1 <= across <= min(wanted, width)
    assert 1 <= down <= min(TALLEST, height)
    assert abs(across / width - down / height) <= 1 / min(width, height)


def test_the_files_of_an_image_have_names_that_are_served():
    names = list(files(IMAGE, "png", (320, 640)))
    assert names == [
        f"{IMAGE}.png",
        f"{IMAGE}-share.jpg",
        f"{IMAGE}-320.avif",
        f"{IMAGE}-320.webp",
        f"{IMAGE}-640.avif",
        f"{IMAGE}-640.webp",
    ]
    assert all(map(is_file, names))
    assert list(files(IMAGE, "gif", ())) == [f"{IMAGE}.gif"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        IMAGE,
        f"{IMAGE}.svg",
        f"{IMAGE}.html",
        f"{IMAGE}.png.html",
        f"{IMAGE}.png\n",
        f"../{IMAGE}.png",
        f"{IMAGE}/../x.png",
        f"{IMAGE.upper()}.png",
        f"{IMAGE}-320.png",
        f"{IMAGE}-99999.webp",
        f"{IMAGE}.webp",
        f"{IMAGE}-share.png",
        "..%2f..%2fetc%2fpasswd",
        "/etc/passwd",
    ],
)
def test_other_names_are_none(name):
    assert not is_file(name)


@pytest.mark.parametrize("holder", ["ab", "  ab ", "x" * 250, " " + "x" * 250])
def test_holders(holder):
    assert invalid(holder) is None


@pytest.mark.parametrize(
    ("holder", "told"),
    [
        (" a ", "it must have at least 2 characters, not 1."),
        ("   ", "it must have at least 2 characters, not 0."),
        ("x" * 251, "it must have at most 250 characters, not 251."),
    ],
)
def test_holders_that_name_nobody(holder, told):
    assert invalid(holder) == told
