# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.config import dependencies

INDEX = {"registry": "https://pypi.org/simple"}
WHOLE = {"name": "a", "source": INDEX, "wheels": [{"url": "https://x/a.whl", "hash": "sha256:ab"}]}


def test_what_is_locked_is_pinned_by_its_digest():
    assert dependencies.main([]) == 0


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"source": {"git": "https://example.org/a"}}, "index"),
        ({"wheels": [{"url": "https://x/a.whl"}]}, "digest"),
        ({"wheels": []}, "digest"),
    ],
)
def test_what_is_not_is_named(changed, word):
    assert dependencies.faults({"package": [WHOLE, {"name": "foyer", "source": {"editable": "."}}]}) == []
    (told,) = dependencies.faults({"package": [{**WHOLE, **changed}]})
    assert word in told
    assert told.startswith("a ")
