# SPDX-License-Identifier: EUPL-1.2
"""Photographs of offers on cards and pages: which files, where they may be cut, what is said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from foyer.blocks.agenda.rules import cards
from foyer.blocks.media import public as media


@dataclass(frozen=True)
class Photo:
    """A photograph as templates write it.

    `sources` are its smaller files by format, the lightest first; without any, `url` alone is shown. `focus`
    are the classes that say what must stay visible. `alt` may be in another language than the page.
    """

    url: str
    sources: tuple[media.Source, ...]
    width: int | None
    height: int | None
    focus: str
    alt: str
    alt_language: str
    credit: str
    shared_url: str
    shared_size: tuple[int, int] | None


def illustrated(deck: Sequence[cards.Card], language: str) -> list[cards.Card]:
    """Return cards with their photographs, where their offers have one. One query, none where none has."""
    named = [str(card.image.get("id") or "") for card in deck if card.image]
    known = media.pictures(named) if named else {}
    return [
        replace(card, photo=_photo(card.image, known.get(str(card.image.get("id"))), language))
        if card.image
        else card
        for card in deck
    ]


def _photo(image: Mapping[str, Any], picture: media.Picture | None, language: str) -> Photo | None:
    told = (str(image.get("description") or ""), str(image.get("copyrightHolder") or ""))
    spoken = str(image.get("inLanguage") or language)
    if picture is None:
        # Documents of before, and images that are just being thrown away: what the document says is shown.
        url = str(image.get("contentUrl") or "")
        return Photo(url, (), None, None, "", told[0], spoken, told[1], url, None) if url else None
    if spoken != language and language in picture.texts:
        told, spoken = picture.texts[language], language
    across, down = picture.focus_step
    return Photo(
        url=picture.url,
        sources=picture.sources,
        width=picture.width,
        height=picture.height,
        focus="" if (across, down) == (5, 5) else f"focus-x-{across} focus-y-{down}",
        alt=told[0],
        alt_language=spoken,
        credit=told[1],
        shared_url=media.absolute(picture.share_url),
        shared_size=picture.share_size,
    )
