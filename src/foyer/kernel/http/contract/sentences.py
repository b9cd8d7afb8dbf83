# SPDX-License-Identifier: EUPL-1.2
"""From an error of the schema engine to a sentence that says what would be right."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

Engine = Any  # an error of jsonschema-rs; the classes of its kinds are made at run time

_NAMES = {
    "integer": "a whole number",
    "number": "a number",
    "string": "a text",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_FORMATS = {
    "date": "a date such as 2026-07-17",
    "date-time": "a moment with its offset, such as 2026-07-17T20:00:00+02:00",
    "time": "a time such as 20:00:00+02:00",
    "uuid": "a UUID",
    "uri": "a complete web address",
    "email": "an e-mail address",
}


def named(kinds: str | list[str]) -> str:
    """Return the kinds of JSON values in words: `a text or null`."""
    names = [_NAMES.get(kind, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return " or ".join(names)


def one_of(options: list[Any], given: Any = None) -> str:
    """Return the choices in words, the likeliest alone where there are many."""
    texts = [str(option) for option in options]
    if len(texts) > 12:
        close = get_close_matches(str(given), texts, 3)
        return f"one of {len(texts)} values" + (f"; perhaps {', '.join(close)}" if close else "")
    return "one of " + ", ".join(texts)


def shown(value: Any) -> str:
    """Return a value as it may be repeated to the one who sent it: short."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


_SENTENCES: dict[str, Callable[[Engine], str]] = {
    "type": lambda error: f"must be {named(_types(error))}, not {_kind_of(error.instance)}",
    "enum": lambda error: (
        f"must be {one_of(list(error.kind.options), error.instance)}, not {shown(error.instance)}"
    ),
    "const": lambda error: f"must be {shown(error.kind.expected_value)}, not {shown(error.instance)}",
    "format": lambda error: (
        f"must be {_FORMATS.get(error.kind.format, error.kind.format)}, not {shown(error.instance)}"
    ),
    "pattern": lambda error: f"must have the form {error.kind.pattern}, not {shown(error.instance)}",
    "minimum": lambda error: f"must be at least {error.kind.limit}, not {shown(error.instance)}",
    "maximum": lambda error: f"must be at most {error.kind.limit}, not {shown(error.instance)}",
    "exclusiveMinimum": lambda error: f"must be more than {error.kind.limit}, not {shown(error.instance)}",
    "exclusiveMaximum": lambda error: f"must be less than {error.kind.limit}, not {shown(error.instance)}",
    "multipleOf": lambda error: f"must be a multiple of {error.kind.multiple_of}",
    "minLength": lambda error: f"must have {error.kind.limit} characters or more, not {len(error.instance)}",
    "maxLength": lambda error: f"must have {error.kind.limit} characters or fewer, not {len(error.instance)}",
    "minItems": lambda error: f"must have {error.kind.limit} items or more, not {len(error.instance)}",
    "maxItems": lambda error: f"must have {error.kind.limit} items or fewer, not {len(error.instance)}",
    "uniqueItems": lambda _: "must not have the same item twice",
    "minProperties": lambda error: f"must have {error.kind.limit} properties or more",
    "maxProperties": lambda error: f"must have {error.kind.limit} properties or fewer",
    "required": lambda error: f'misses the property "{error.kind.property}"',
    "additionalProperties": lambda error: f"has unknown properties: {', '.join(error.kind.unexpected)}",
    "unevaluatedProperties": lambda error: f"has unknown properties: {', '.join(error.kind.unexpected)}",
    "anyOf": lambda _: "has none of the forms that are allowed here",
    "oneOf": lambda _: "must have exactly one of the forms that are allowed here",
    "not": lambda _: "has a form that is not allowed here",
    "falseSchema": lambda _: "is not allowed here",
}


def sentence(error: Engine) -> str:
    """Return what is wrong with a value and what would be right."""
    known = _SENTENCES.get(error.kind.name)
    return known(error) if known else str(error.message)


def _types(error: Engine) -> list[str]:
    return [str(kind) for kind in error.kind.types]


def _kind_of(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "an object"
