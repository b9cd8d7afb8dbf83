# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass

import pytest

from foyer.kernel.registry import Registry


@dataclass(frozen=True)
class _Bell:
    name: str
    tone: str = "c"


def test_things_are_found_by_name_and_listed_in_order():
    bells = Registry("bell")
    for name in ("b", "a", "b"):
        bells.add(_Bell(name))
    assert bells.all() == (_Bell("a"), _Bell("b"))
    assert bells.find("b") == _Bell("b")


def test_a_name_belongs_to_one_thing():
    bells = Registry("bell")
    bells.add(_Bell("a"))
    with pytest.raises(ValueError, match=r"^two bells are called 'a'$"):
        bells.add(_Bell("a", "d"))
    assert bells.all() == (_Bell("a"),)


def test_a_name_that_is_not_there_tells_the_others():
    bells = Registry("bell")
    with pytest.raises(LookupError, match=r"^there is no bell 'c'; there are: none$"):
        bells.find("c")
    bells.add(_Bell("a"))
    bells.add(_Bell("b"))
    with pytest.raises(LookupError, match=r"^there is no bell 'c'; there are: a, b$"):
        bells.find("c")
