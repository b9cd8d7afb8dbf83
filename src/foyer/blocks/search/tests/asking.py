# SPDX-License-Identifier: EUPL-1.2
"""Asking the search of this process in the words of a URL."""

from urllib.parse import parse_qsl

import pytest

from foyer.blocks.search.public import INTERNAL, find
from foyer.kernel.problems import Problem


def ids(collection, query="", consumer=INTERNAL):
    found = find(collection, parse_qsl(query, keep_blank_values=True), consumer)
    assert found.total >= len(found.members)
    return [identifier for _, identifier in found.ids]


def refusal(collection, query):
    with pytest.raises(Problem) as raised:
        find(collection, parse_qsl(query, keep_blank_values=True))
    assert (raised.value.status, raised.value.type) == (404, "https://api.publiq.be/probs/url/not-found")
    return raised.value.detail
