# SPDX-License-Identifier: EUPL-1.2
"""What a search for ownerships asks: filters, order and page, from the parameters of a URL."""

from collections.abc import Mapping
from dataclasses import dataclass

from foyer.blocks.ownership.rules.states import STATES

FILTERS = ("itemId", "itemType", "ownerId", "state")
ITEM_TYPES = ("organizer",)
SORTS = ("owner_id", "-owner_id", "created", "-created")
LIMIT = 50
MOST = 2000
"""At most so many are answered at once; what the database can number bounds where a page starts."""
_LAST = 2**63 - 1 - MOST


class QuestionError(Exception):
    """A question that cannot be answered; the text says why, as the contract does."""


@dataclass(frozen=True)
class Question:
    """Filters by their names in the URL, the order, and the page."""

    filters: Mapping[str, str]
    sort: str = SORTS[0]
    start: int = 0
    limit: int = LIMIT


def read(parameters: Mapping[str, str]) -> Question:
    """Return the question of a URL; an empty parameter counts as one that was not sent.

    Raises:
        QuestionError: no filter is there, or a value is none of those that are possible.
    """
    given = {name: value for name, value in parameters.items() if value != ""}
    filters = {name: given[name] for name in FILTERS if name in given}
    if not filters:
        raise QuestionError("Query parameter itemId or state is missing.")
    for name, known in (("itemType", ITEM_TYPES), ("state", sorted(STATES)), ("sort", SORTS)):
        _one_of(given, name, known)
    return Question(
        filters,
        given.get("sort", SORTS[0]),
        min(_number(given, "start", 0), _LAST),
        _number(given, "limit", LIMIT, most=MOST),
    )


def item_type(parameters: Mapping[str, str]) -> str:
    """Return the kind of item that suggestions are wanted for.

    Raises:
        QuestionError: none is named, or one that has no suggestions.
    """
    if not parameters.get("itemType"):
        raise QuestionError("Query parameter itemType is missing.")
    _one_of(parameters, "itemType", ITEM_TYPES)
    return parameters["itemType"]


def _one_of(given: Mapping[str, str], name: str, known: tuple[str, ...] | list[str]) -> None:
    if name in given and given[name] not in known:
        raise QuestionError(
            f'Query parameter {name} has invalid value "{given[name]}". Should be one of {", ".join(known)}'
        )


def _number(given: Mapping[str, str], name: str, default: int, most: int | None = None) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal()) or (most is not None and len(text) > 9):
        raise QuestionError(_not_a_number(name, text, most))
    # Python refuses to read numbers of thousands of digits; a page that far away is empty anyhow.
    number = int(text[:30])
    if most is not None and number > most:
        raise QuestionError(_not_a_number(name, text, most))
    return number


def _not_a_number(name: str, text: str, most: int | None) -> str:
    bound = "" if most is None else f" to {most}"
    return f'Query parameter {name} has invalid value "{text}". Should be a number from 0{bound}.'
