# SPDX-License-Identifier: EUPL-1.2
"""In which form a document is answered, by the header `Accept`.

Clients of the contract name one form, or none; they get the document itself unless the header says exactly
that linked data is wanted. Programs that read linked data of anybody list what they take, with how much
they like it: they get what they like best, and the document itself where they like that as much.
"""

import re

TURTLE = "text/turtle"
GRAPHS = (TURTLE, "application/n-triples", "application/rdf+xml")
"""Forms of linked data, the better ones first."""

_DOCUMENT = ("application/ld+json", "application/json", "application/*", "*/*")
_QUALITY = re.compile(r"[01](\.[0-9]{0,3})?")


def graph_form(accept: str, *, strict: bool = False) -> str | None:
    """Return the form of linked data that is asked for, or None where the document itself is.

    `strict` takes the header by its letter, as the contract does: Turtle alone, without more.
    """
    if accept == TURTLE:
        return TURTLE
    if strict or not any(form in accept for form in GRAPHS):
        return None
    likings = dict(map(_liking, accept.lower().split(",")))
    best = max(GRAPHS, key=lambda form: likings.get(form, 0.0))
    document = max(likings.get(form, 0.0) for form in _DOCUMENT)
    return best if likings.get(best, 0.0) > document else None


def _liking(part: str) -> tuple[str, float]:
    form, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((text[2:].strip() for text in parameters if text.startswith("q=")), "1")
    return form, float(quality) if _QUALITY.fullmatch(quality) else 1.0
