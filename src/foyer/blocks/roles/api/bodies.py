# SPDX-License-Identifier: EUPL-1.2
"""Bodies of the roles API: one text under one name."""

from dataclasses import dataclass

from foyer.blocks.offers.public import cleaned, problems
from foyer.kernel.http.routes import Call

LONGEST = {"name": 1_000, "query": 65_536}
_TYPES = {bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a body, and where."""

    pointer: str
    text: str


def told(call: Call, name: str) -> str:
    """Return the text that a body has under a name.

    Raises:
        Problem: 400, the body is no object with such a text in it, or the text is empty or too long.
    """
    body = cleaned(call)
    value = body.get(name) if isinstance(body, dict) else None
    if fault := _fault(name, value):
        raise problems.invalid_data([fault])
    return str(value)


def _fault(name: str, value: object) -> Fault | None:
    if value is None:
        return Fault("/", f"The property '{name}' is required.")
    if not isinstance(value, str):
        return Fault(f"/{name}", f"The data ({_TYPES[type(value)]}) must match the type: string")
    if not value:
        return Fault(f"/{name}", "Minimum string length is 1, found 0")
    if len(value) > LONGEST[name]:
        return Fault(f"/{name}", f"Maximum string length is {LONGEST[name]}, found {len(value)}")
    return None
