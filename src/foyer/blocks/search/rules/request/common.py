# SPDX-License-Identifier: EUPL-1.2
"""Parameters that offers and organisers share."""

import re

from foyer.blocks.search.rules.filters import Exact, Filter
from foyer.blocks.search.rules.request.parameters import Parameters
from foyer.blocks.search.rules.request.refusals import parameter as refuse

ALWAYS = ("apiKey", "clientId", "embed", "start", "limit", "XDEBUG_SESSION_START")
ADDRESS_LANGUAGES = ("nl", "fr", "de", "en")


def refuse_unknown(parameters: Parameters, known: frozenset[str]) -> None:
    """Refuse names that the collection does not have; this comes before every other check."""
    if unknown := parameters.unknown(known):
        raise refuse(f"Unknown query parameter(s): {', '.join(unknown)}")


def equal(parameters: Parameters, name: str, field: str | None = None) -> list[Filter]:
    """Return the filter of a single value that does not know `*`."""
    value = parameters.text(name)
    return [] if value is None else [Exact((field or name,), (value,))]


def equal_or_any(parameters: Parameters, name: str, field: str | None = None) -> list[Filter]:
    """Return the filter of a single value that `*` lifts."""
    value = parameters.liftable(name)
    return [] if value is None else [Exact((field or name,), (value,))]


def any_of(parameters: Parameters, name: str, default: str | None = None) -> list[Filter]:
    """Return the filter of values joined by commas, one of which is enough."""
    values = parameters.choices(name, default)
    return [] if values is None else [Exact((name,), tuple(values))]


def each(parameters: Parameters, name: str, field: str) -> list[Filter]:
    """Return the filters of a list, all of which must hold."""
    return [Exact((field,), (value,)) for value in parameters.items(name)]


def labels(parameters: Parameters, name: str, field: str) -> list[Filter]:
    """Return the filters of a list of labels, all of which must be there."""
    found: list[Filter] = []
    for given in parameters.items(name):
        label = given.strip()
        told = f"Value for argument {label} should not"
        if ";" in label:
            raise refuse(f"{told} contain semicolons.")
        if len(label) < 2:
            raise refuse(f"{told} be shorter than 2 chars.")
        if len(label) > 255:
            raise refuse(f"{told} be longer than 255 chars.")
        found.append(Exact((field,), (label,)))
    return found


def country(parameters: Parameters, default: str | None = None) -> list[Filter]:
    """Return the filter of the country of the address, in whichever language it is given."""
    value = parameters.liftable("addressCountry", default)
    if value is None:
        return []
    if not re.fullmatch(r"[A-Za-z]{2}", value):
        raise refuse(f"Unknown country code '{value}'.")
    return [Exact(tuple(f"address.{language}.addressCountry" for language in ADDRESS_LANGUAGES), (value,))]


def postal_code(parameters: Parameters) -> list[Filter]:
    """Return the filter of the postal code."""
    value = parameters.text("postalCode")
    if not value:
        return []
    return [Exact(tuple(f"address.{language}.postalCode" for language in ADDRESS_LANGUAGES), (value,))]
