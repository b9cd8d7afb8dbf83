# SPDX-License-Identifier: EUPL-1.2
"""The lists of the school matchmaker, for the entry API."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from django.http import HttpResponse

from foyer.blocks.schools.lists import Choice, education_levels, regions
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route


def get_regions(_call: Call) -> HttpResponse:
    """Answer the working regions."""
    return responses.json(_body(regions))


def get_education_levels(_call: Call) -> HttpResponse:
    """Answer the levels of education."""
    return responses.json(_body(education_levels))


@cache
def _body(choices: Callable[[], tuple[Choice, ...]]) -> bytes:
    return orjson.dumps([_shown(choice) for choice in choices()])


def _shown(choice: Choice) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": {"nl": choice.name}}
    if choice.label:
        shown["label"] = choice.label
    if choice.extra_label:
        shown["extraLabel"] = choice.extra_label
    if choice.below:
        shown["children"] = [_shown(each) for each in choice.below]
    return shown


ENTRY_PART = Part(
    (
        Route("school-regions-get", "GET", "/cultuurkuur/regions", get_regions, public=True),
        Route(
            "education-levels-get", "GET", "/cultuurkuur/education-levels", get_education_levels, public=True
        ),
    ),
    Path(__file__).parent / "words.yaml",
)
