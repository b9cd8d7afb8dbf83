# SPDX-License-Identifier: EUPL-1.2
"""In which form a document is answered, by the header `Accept`.

Clients of the contract name one form, or none; they get the document itself unless the header says exactly
that linked data is wanted. Programs that read linked data of anybody list what they take, with how much
they like it: they get what they like best, and the document itself where they like that as much.

Linked data and the document are both JSON-LD. A parameter `profile` says that a client means the first;
which profile it names does not matter, except that there is no view of schema.org here.
"""

import re

TURTLE = "text/turtle"
JSON_LD = 'application/ld+json;profile="https://data.vlaanderen.be/ns/cultuurparticipatie#"'
GRAPHS = (TURTLE, JSON_LD, "application/n-triples", "application/rdf+xml")
"""Forms of linked data, the better ones first."""

_DOCUMENT = ("application/ld+json", "application/json", "application/*", "*/*")
_QUALITY = re.compile(r"[01](\.[0-9]{0,3})?")
# Between the parts of a header, and between those of a part; what stands in quotes is left whole.
_COMMA, _SEMICOLON = (re.compile(rf'(?:[^{sign}"]|"[^"]*"?)+') for sign in ",;")
_ELSEWHERE = re.compile(r"https?://schema\.org/?")


def graph_form(accept: str, *, strict: bool = False) -> str | None:
    """Return the form of linked data that is asked for, or None where the document itself is.

    `strict` takes the header by its letter, as the contract does: Turtle alone, without more.
    """
    if accept == TURTLE:
        return TURTLE
    accept = accept.lower()
    if strict or not any(form in accept for form in (*GRAPHS, "profile")):
        return None
    likings = dict(map(_liking, _COMMA.findall(accept)))
    best = max(GRAPHS, key=lambda form: likings.get(form, 0.0))
    document = max(likings.get(form, 0.0) for form in _DOCUMENT)
    return best if likings.get(best, 0.0) > document else None


def _liking(part: str) -> tuple[str, float]:
    form, *parameters = (piece.strip() for piece in _SEMICOLON.findall(part) or [""])
    said = {name.strip(): value.strip() for name, _, value in (text.partition("=") for text in parameters)}
    profiles = said.get("profile", "").strip('"').split()
    if form == "application/ld+json" and profiles:
        form = "" if all(map(_ELSEWHERE.fullmatch, profiles)) else JSON_LD
    quality = said.get("q", "1")
    return form, float(quality) if _QUALITY.fullmatch(quality) else 1.0
