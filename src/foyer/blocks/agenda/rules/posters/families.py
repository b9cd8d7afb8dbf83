# SPDX-License-Identifier: EUPL-1.2
"""Which colours and motifs belong to which type or theme of the taxonomy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from foyer.blocks.agenda.rules.posters import stage, town, world
from foyer.blocks.agenda.rules.posters.drawing import Dice, Sheet

CURTAIN, ROSE, NIGHT, MOSS, SUN = "#b3123a", "#e5566d", "#1f2a5a", "#1d6b4f", "#ffc43d"
SKY, BLUSH, CREAM, INK, CORAL = "#7cc4e8", "#ffd9d2", "#fdf1d8", "#17151f", "#f2735a"
MINT, LILAC, PLUM, LEAF, SAND = "#a8dcc4", "#cdbdf2", "#6b1d4f", "#3f9b6f", "#e8d6b3"

Motif = Callable[[Sheet, Dice, tuple[str, ...]], None]


@dataclass(frozen=True)
class Family:
    """Palettes (ground first, then four colours) and the motifs that go with them."""

    palettes: tuple[tuple[str, str, str, str, str], ...]
    motifs: tuple[Motif, ...]


FAMILIES: Mapping[str, Family] = {
    "music": Family(
        (
            (BLUSH, CURTAIN, SUN, NIGHT, ROSE),
            (NIGHT, ROSE, SUN, BLUSH, SKY),
            (SUN, CURTAIN, NIGHT, CREAM, CORAL),
            (CREAM, NIGHT, CORAL, SUN, SKY),
        ),
        (stage.arcs, stage.bars, town.notes),
    ),
    "stage": Family(
        (
            (NIGHT, CURTAIN, SUN, BLUSH, "#8f0d2d"),
            (PLUM, CORAL, SUN, BLUSH, CURTAIN),
            (INK, CURTAIN, SKY, SUN, "#8f0d2d"),
            (BLUSH, CURTAIN, SUN, CREAM, ROSE),
        ),
        (stage.folds, stage.spotlights, world.waves),
    ),
    "film": Family(
        (
            (INK, SUN, "#3a3648", CREAM, CORAL),
            (NIGHT, SKY, "#35428a", CREAM, INK),
            (PLUM, SUN, "#8a3470", BLUSH, INK),
        ),
        (stage.reel, town.cinema),
    ),
    "circus": Family(
        (
            (SKY, CURTAIN, SUN, CREAM, NIGHT),
            (SUN, CURTAIN, NIGHT, CREAM, MOSS),
            (BLUSH, MOSS, SUN, CREAM, CURTAIN),
        ),
        (stage.tent,),
    ),
    "arts": Family(
        (
            (CREAM, NIGHT, SUN, BLUSH, CURTAIN),
            (SKY, CREAM, CURTAIN, SUN, NIGHT),
            (LILAC, NIGHT, SUN, CREAM, CORAL),
            (SAND, MOSS, CORAL, CREAM, NIGHT),
        ),
        (world.frames, world.blocks),
    ),
    "heritage": Family(
        (
            (SAND, CURTAIN, SUN, CORAL, NIGHT),
            (CREAM, MOSS, CORAL, MINT, NIGHT),
            (SKY, NIGHT, SUN, LILAC, CREAM),
        ),
        (world.arches, town.gables),
    ),
    "nature": Family(
        (
            (SKY, MOSS, SUN, MINT, "#124534"),
            (CREAM, LEAF, CORAL, MINT, MOSS),
            (BLUSH, MOSS, SUN, LEAF, NIGHT),
        ),
        (world.hills, town.leaves),
    ),
    "sport": Family(
        (
            (MINT, MOSS, SUN, CREAM, NIGHT),
            (CORAL, CURTAIN, SUN, BLUSH, NIGHT),
            (SKY, NIGHT, SUN, CREAM, CORAL),
        ),
        (world.tracks, world.waves),
    ),
    "words": Family(
        (
            (LILAC, NIGHT, SUN, CREAM, CURTAIN),
            (SUN, NIGHT, CORAL, CREAM, MOSS),
            (MINT, MOSS, SUN, CREAM, NIGHT),
        ),
        (world.voices, town.books),
    ),
    "food": Family(
        (
            (CREAM, CORAL, MOSS, SUN, CURTAIN),
            (MINT, CREAM, CORAL, SUN, MOSS),
            (BLUSH, CURTAIN, SUN, CREAM, LEAF),
        ),
        (world.plates, town.pots),
    ),
    "feast": Family(
        (
            (NIGHT, CORAL, SUN, SKY, CREAM),
            (PLUM, SUN, SKY, BLUSH, CREAM),
            (BLUSH, SUN, CURTAIN, NIGHT, MOSS),
            (SKY, SUN, CURTAIN, CREAM, NIGHT),
        ),
        (world.feast,),
    ),
    "making": Family(
        (
            (SUN, CURTAIN, SKY, CREAM, NIGHT),
            (SKY, SUN, CURTAIN, CREAM, MOSS),
            (BLUSH, NIGHT, SUN, MINT, CORAL),
            (CREAM, MOSS, SUN, SKY, CORAL),
        ),
        (world.tiles,),
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
