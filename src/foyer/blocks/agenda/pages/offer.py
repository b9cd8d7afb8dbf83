# SPDX-License-Identifier: EUPL-1.2
"""Parts that the pages of events, places and organisers share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from foyer.blocks.agenda.pages import reading, wording
from foyer.blocks.agenda.rules import documents, markup

KEY_FACILITIES = ("3.27.0.0.0", "3.31.0.0.0", "3.17.1.0.0", "3.33.0.0.0", "H28fcfRKFQAQs00K9NF9hh")
GROUPS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("accessibility", ("3.27.0.0.0", "3.23.1.0.0", "3.23.3.0.0", "3.30.0.0.0", "3.31.0.0.0", "3.28.0.0.0",
                       "3.29.0.0.0",
                       "3.37.0.0.0", "3.26.0.0.0")),
    ("ear", ("3.17.1.0.0", "3.17.3.0.0", "3.33.0.0.0")),
    ("eye", ("3.13.2.0.0", "3.13.1.0.0")),
    ("brain", ("3.34.0.0.0", "H28fcfRKFQAQs00K9NF9hh", "4Vz9eZf0cnQmtfqcGGnNMF")),
)  # fmt: skip


@dataclass(frozen=True)
class Facilities:
    """What is known about access: groups (icon, heading, names), and what nobody said."""

    groups: list[tuple[str, str, list[str]]]
    unknown: list[str]


@dataclass(frozen=True)
class Description:
    """A description made safe, its plain form, and the language that it is in."""

    html: str
    plain: str
    language: str


def description(document: Mapping[str, Any], name: str = "description") -> Description:
    """Return a description for the reader of the page."""
    text, language = documents.text(document, name, reading.language())
    return Description(markup.safe(text), markup.plain(text), language)


def facilities(document: Mapping[str, Any], place: Mapping[str, Any] | None = None) -> Facilities:
    """Return what an offer and its place say about access, and which usual questions they leave open."""
    known = list(
        dict.fromkeys([*documents.terms(document, "facility"), *documents.terms(place or {}, "facility")])
    )
    headings = {
        "accessibility": _("Bewegen"),
        "ear": _("Horen"),
        "eye": _("Zien"),
        "brain": _("Begrijpen en rust"),
        "hand-helping": _("Hulp en praktisch"),
    }
    grouped = []
    for icon, members in GROUPS:
        names = [wording.term_name(term) for term in members if term in known]
        if names:
            grouped.append((icon, headings[icon], names))
    listed = {term for _icon, members in GROUPS for term in members}
    rest = [name for term in known if term not in listed and (name := wording.term_name(term))]
    if rest:
        grouped.append(("hand-helping", headings["hand-helping"], rest))
    open_questions = [wording.term_name(term) for term in KEY_FACILITIES if term not in known]
    return Facilities(grouped, [name for name in open_questions if name])


def contact(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return telephone numbers, addresses of mail and of the web; only kinds of link that are safe."""
    point = document.get("contactPoint") or {}
    urls = [url for url in point.get("url") or () if safe_link(url)]
    return {"phones": list(point.get("phone") or ()), "emails": list(point.get("email") or ()), "urls": urls}


def safe_link(url: Any) -> bool:
    """Say whether an address that somebody typed may become a link."""
    return str(url or "").lower().startswith(("https://", "http://"))


def address_lines(document: Mapping[str, Any]) -> tuple[str, str]:
    """Return street and town of a place or organiser."""
    at = documents.address(document, reading.language())
    town = " ".join(str(part) for part in (at.get("postalCode"), at.get("addressLocality")) if part)
    return str(at.get("streetAddress") or ""), town


def programme(parameters: Sequence[tuple[str, str]]) -> tuple[int, list[Mapping[str, Any]]]:
    """Return what a page shows beside its subject; nothing while search cannot answer."""
    try:
        total, members, _facets = reading.found(parameters)
    except reading.NotReady:
        return 0, []
    return total, members


def gone(request: HttpRequest) -> HttpResponse:
    """Answer that something was deleted."""
    return render(request, "agenda/410.html", status=410)
