# SPDX-License-Identifier: EUPL-1.2
"""Which colours and motifs belong to which type or theme of the taxonomy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from foyer.blocks.agenda.rules.posters import arts, circus, food, inks, land, music, stage, town
from foyer.blocks.agenda.rules.posters.drawing import Dice, Sheet

Motif = Callable[[Sheet, Dice, inks.Palette], None]


@dataclass(frozen=True)
class Family:
    """The palettes and motifs that go with a kind of offer."""

    palettes: tuple[inks.Palette, ...]
    motifs: tuple[Motif, ...]


FAMILIES: Mapping[str, Family] = {
    "music": Family(
        (inks.ROSY, inks.DUSK, inks.NOON, inks.PAPER, inks.LEMON, inks.VELVET, inks.SEA, inks.BLACK),
        music.MOTIFS,
    ),
    "stage": Family(
        (inks.DUSK, inks.VELVET, inks.BLACK, inks.ROSY, inks.STAGE, inks.PEACH, inks.HEATHER, inks.LEMON),
        stage.THEATRE,
    ),
    "film": Family(
        (inks.BLACK, inks.DUSK, inks.VELVET, inks.NOON, inks.SEA, inks.PEACH),
        stage.FILM,
    ),
    "circus": Family(
        (inks.SEA, inks.NOON, inks.ROSY, inks.LEMON, inks.GARDEN, inks.DUSK, inks.SHORE),
        circus.CIRCUS,
    ),
    "arts": Family(
        (inks.PAPER, inks.SEA, inks.HEATHER, inks.BRICK, inks.PINK, inks.HONEY, inks.STONE, inks.VIOLET),
        arts.ARTS,
    ),
    "heritage": Family(
        (inks.BRICK, inks.STONE, inks.MEADOW, inks.SEA, inks.PEACH, inks.HEATHER, inks.LEMON, inks.DUSK),
        town.HERITAGE,
    ),
    "nature": Family(
        (inks.SHORE, inks.MEADOW, inks.GROVE, inks.FOREST, inks.GARDEN, inks.STONE, inks.HONEY, inks.VIOLET),
        land.NATURE,
    ),
    "sport": Family(
        (inks.GROVE, inks.PEACH, inks.SEA, inks.HONEY, inks.FOREST, inks.PINK, inks.SHORE),
        land.SPORT,
    ),
    "words": Family(
        (inks.HEATHER, inks.HONEY, inks.GROVE, inks.PAPER, inks.VIOLET, inks.PINK, inks.DUSK, inks.STONE),
        town.WORDS,
    ),
    "food": Family(
        (inks.MEADOW, inks.GARDEN, inks.ROSY, inks.NOON, inks.PEACH, inks.LEMON, inks.SHORE),
        food.FOOD,
    ),
    "feast": Family(
        (inks.DUSK, inks.VELVET, inks.BLACK, inks.ROSY, inks.SEA, inks.STAGE, inks.NOON),
        circus.FEAST,
    ),
    "making": Family(
        (inks.HONEY, inks.SEA, inks.PINK, inks.MEADOW, inks.GARDEN, inks.HEATHER, inks.LEMON, inks.PAPER),
        arts.MAKING,
    ),
}

# The first prefix of a term's identifier that fits decides; themes come before types.
_BY_TERM: Sequence[tuple[str, str]] = (
    ("0.52.", "circus"),
    ("1.8.", "music"), ("0.50.4.", "music"),
    ("1.9.", "stage"), ("1.3.", "stage"), ("1.4.0.", "stage"), ("1.5.0.", "stage"),
    ("0.55.", "stage"), ("0.54.", "stage"),
    ("1.7.", "film"), ("0.50.6.", "film"), ("1.1.0.", "film"),
    ("1.0.", "arts"), ("1.2.2.", "arts"), ("1.49.", "arts"),
    ("1.2.1.", "heritage"), ("1.40.", "heritage"), ("1.11.0.", "heritage"), ("1.17.", "heritage"),
    ("1.64.", "nature"), ("1.63.", "nature"),
    ("1.51.14.", "nature"), ("1.51.", "sport"), ("1.58.8.", "sport"),
    ("1.10.", "words"), ("1.52.", "words"), ("1.44.", "words"), ("1.25.", "words"),
    ("1.61.", "words"), ("1.66.", "words"),
    ("1.65.", "food"), ("1.62.", "sport"),
    ("0.0.0.0.0", "arts"), ("0.17.", "nature"), ("0.59.", "sport"), ("0.19.", "sport"), ("0.3.2.", "words"),
    ("1.50.", "food"), ("0.5.0.", "feast"), ("0.49.", "feast"), ("0.28.", "feast"),
    ("0.37.", "feast"), ("0.6.0.", "feast"),
    ("0.7.", "heritage"), ("0.12.", "heritage"),
    ("GnPFp9uvOUyqhOckIFMKmg", "arts"), ("8.70.", "stage"), ("0.15.", "nature"), ("0.14.", "heritage"),
    ("BtVNd33sR0WntjALVbyp3w", "film"), ("ekdc4ATGoUitCa0e6me6xA", "food"),
    ("kI7uAyn2uUu9VV6Z3uWZTA", "words"),
    ("eBwaUAAhw0ur0Z02i5ttnw", "sport"),
)  # fmt: skip


def family_of(terms: Sequence[str]) -> str:
    """Return the family of an offer by its term identifiers, themes before types; 'making' else."""
    for term in terms:
        for prefix, family in _BY_TERM:
            if term.startswith(prefix):
                return family
    return "making"
