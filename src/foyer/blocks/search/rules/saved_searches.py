# SPDX-License-Identifier: EUPL-1.2
"""Searches that people keep: what of a body is kept, and the queries that nobody had to keep.

Names of the entries that are made, and the texts of refusals, are constants of the contract.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

LONGEST_NAME = 255
LONGEST_QUERY = 50_000

OWN_OFFER = "Door mij ingevoerd"
OFFER_OF = "Aanbod"


class KeepingError(Exception):
    """A body that cannot be kept; the text says why."""


@dataclass(frozen=True)
class Search:
    """A query and the name that it is shown under."""

    name: str
    query: str


def kept(body: Any) -> Search:
    """Return the search of a body, its query decoded.

    Raises:
        KeepingError: the name or the query is missing, is no text, or is too long.
    """
    found = {}
    for field, longest in (("name", LONGEST_NAME), ("query", LONGEST_QUERY)):
        value = body.get(field) if isinstance(body, dict) else None
        if not isinstance(value, str) or not value.strip():
            raise KeepingError(f"{field} is missing")
        if len(value) > longest:
            raise KeepingError(f"{field} is longer than {longest} characters")
        found[field] = value
    query = decoded(found["query"])
    if not query.strip():
        raise KeepingError("query is missing")
    return Search(found["name"], query)


def decoded(query: str) -> str:
    """Return a query with what was percent-encoded decoded: clients send it as it stands in a URL.

    A plus stays a plus, for offsets of moments; what does not decode to text stays as it was sent.
    """
    if "%" not in query:
        return query
    try:
        return unquote_to_bytes(query).decode("utf-8").replace("\x00", "")
    except UnicodeDecodeError:
        return query


def own_offer(user_id: str, email: str | None, mode: str) -> Search:
    """Return the search for what somebody entered, by `mode`: his `id`, his `email`, or `both`.

    Without an address it is by his id.
    """
    who = user_id
    if email is not None and mode != "id":
        who = email if mode == "email" else f"({email} OR {user_id})"
    return Search(OWN_OFFER, f"creator:{who}")


def offer_of(organizer_id: str, name: str) -> Search:
    """Return the search for the offer of an organiser."""
    return Search(f"{OFFER_OF} {name}", f"organizer.id:{organizer_id}")
