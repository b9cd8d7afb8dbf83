# SPDX-License-Identifier: EUPL-1.2
"""What a printed list says of an item: texts only, ready to be set."""

from dataclasses import dataclass

from foyer.blocks.exports.rules.cells import Summary
from foyer.blocks.exports.rules.guarded import on_paper
from foyer.blocks.exports.rules.values import Json, address, euros, kind, plain, said
from foyer.blocks.exports.rules.words import word

LONGEST = 320


@dataclass(frozen=True)
class Told:
    """One item: empty texts are left out. `heading` is the one that begins here."""

    heading: str
    number: str
    name: str
    when: str
    where: str
    facts: str
    text: str
    link: str


def told(document: Json, heading: str, number: str, language: str, summary: Summary) -> Told:
    """Return what is said of an item in a language."""
    facts = (_price(document, language), _age(document, language), _type(document))
    return Told(
        heading=on_paper(heading),
        number=number,
        name=on_paper(said(document, "name", language)),
        when=on_paper(summary(document, "md")),
        where=on_paper(_where(document, language)),
        facts=on_paper(" · ".join(fact for fact in facts if fact)),
        text=on_paper(_cut(plain(said(document, "description", language)).replace("\n", " "))),
        link=on_paper(_link(document)),
    )


def _where(document: Json, language: str) -> str:
    if document.get("attendanceMode") == "online":
        return "Online"
    at = address(document, language)
    town = " ".join(part for part in (at.get("postalCode"), at.get("addressLocality")) if part)
    name = said(document["location"], "name", language) if kind(document) == "event" else ""
    return ", ".join(part for part in (name, at.get("streetAddress"), town) if part)


def _price(document: Json, language: str) -> str:
    base = next((line for line in document.get("priceInfo", ()) if line.get("category") == "base"), None)
    if base is None:
        return ""
    return f"{word('price', language)}: {euros(base.get('price', 0), language)} €"


def _age(document: Json, language: str) -> str:
    ages = str(document.get("typicalAgeRange", "-"))
    if ages == "-":
        return ""
    shown = f"{ages}+" if ages.endswith("-") else ages.replace("-", "–")
    return f"{word('age', language)}: {shown.replace('-+', '+')} {word('years', language)}"


def _type(document: Json) -> str:
    return next(
        (term["label"] for term in document.get("terms", ()) if term.get("domain") == "eventtype"), ""
    )


def _link(document: Json) -> str:
    """Return an address that people may follow: of booking, else of contact, else of the item itself."""
    booking, contact = document.get("bookingInfo", {}), document.get("contactPoint", {})
    links = (booking.get("url"), *contact.get("url", ()), document.get("url"), *document.get("sameAs", ()))
    return next((link for link in links if link and str(link).startswith(("http://", "https://"))), "")


def _cut(text: str) -> str:
    """Return a text that is not too long, cut between two words."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:.") + " …"
