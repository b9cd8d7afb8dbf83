# SPDX-License-Identifier: EUPL-1.2
"""PDF: a tagged list to print, set in pieces that are stitched together.

One piece for each few hundred items: the typesetter holds a tenth of a megabyte for each that it sets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import typst

from foyer.blocks.exports.formats import Entry, Point
from foyer.blocks.exports.formats.printed.brands import brand, folder
from foyer.blocks.exports.formats.summarising import summary_in
from foyer.blocks.exports.rules.drawing import HEIGHT, WIDTH, drawing
from foyer.blocks.exports.rules.guarded import on_paper
from foyer.blocks.exports.rules.listing import told
from foyer.blocks.exports.rules.orders import MAP, Order
from foyer.blocks.exports.rules.stitching import FIRST_FREE, HEADER, Facts, ending, piece
from foyer.blocks.exports.rules.words import word
from foyer.blocks.geo.public import base_map

_SOURCE = Path(__file__).with_name("programme.typ")
_COPIED = 1 << 20
_FORGET = 11
"""The typesetter remembers what it set until it was asked so often for something else."""


class Printed:
    """PDF 1.7 with tags."""

    at_once = 400

    def part(
        self, entries: Sequence[Entry], order: Order, state: Any, points: Sequence[Point]
    ) -> tuple[bytes, Any]:
        """Return a piece: a line of facts about it, and its objects as they stand in the whole file."""
        first, key, page, heading = state or (FIRST_FREE, 0, 1, "")
        said = _said(entries, order, heading, page, points, cover=state is None)
        body, facts = piece(_set(said), first, key)
        last = entries[-1].heading if entries else heading
        after = (first + len(facts.offsets), facts.next_key, page + facts.count, last)
        return orjson.dumps(asdict(facts)) + b"\n" + body, after

    def write(self, file: BinaryIO, parts: Sequence[Path], order: Order) -> None:
        """Put the pieces one behind the other, with what they share at the end."""
        file.write(HEADER)
        pieces = []
        for path in parts:
            with path.open("rb") as part:
                pieces.append(Facts(**orjson.loads(part.readline())))
                while copied := part.read(_COPIED):
                    file.write(copied)
        file.writelines(ending(pieces, _title(order), order.style.publisher))


def _title(order: Order) -> str:
    return on_paper(order.style.title or word(order.collection, order.language))


def _said(
    entries: Sequence[Entry], order: Order, before: str, page: int, points: Sequence[Point], *, cover: bool
) -> dict[str, Any]:
    style, language = order.style, order.language
    looks, summary = brand(style.brand, style.logo), summary_in(language)
    headings = [entry.heading for entry in entries]
    return {
        "title": _title(order),
        "language": language,
        "publisher": on_paper(style.publisher),
        "footer": on_paper(style.footer),
        "colour": looks.colour,
        "page-word": word("page", language),
        "first-page": page,
        "cover": {"brand": on_paper(looks.name), "logo": looks.logo, "subtitle": on_paper(style.subtitle)}
        if cover
        else None,
        "map": _map(points, language) if cover and style.template == MAP else None,
        "level": 3 if any(headings) else 2,
        "items": [
            asdict(
                told(
                    entry.document,
                    entry.heading if entry.heading != last else "",
                    str(entry.number) if style.template == MAP else "",
                    language,
                    summary,
                )
            )
            for entry, last in zip(entries, [before, *headings], strict=False)
        ],
    }


def _map(points: Sequence[Point], language: str) -> dict[str, Any]:
    drawn = drawing([(point.number, point.latitude, point.longitude) for point in points], _land())
    return {**asdict(drawn), "width": WIDTH, "height": HEIGHT, "alt": word("map", language)}


@lru_cache(maxsize=1)
def _land() -> list[Any]:
    """Return the outer rings of all land of the base map."""
    return list(chain.from_iterable(_rings(one["geometry"]) for one in orjson.loads(base_map(2))["features"]))


def _rings(geometry: Any) -> Iterator[Any]:
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"][0]
    elif geometry["type"] == "MultiPolygon":
        yield from (polygon[0] for polygon in geometry["coordinates"])


def _set(said: dict[str, Any]) -> bytes:
    """Let the typesetter set a piece, and forget it afterwards: it would hold hundreds of megabytes."""
    setter = _setter(str(folder()))
    made = setter.compile(_SOURCE.read_bytes(), sys_inputs={"data": orjson.dumps(said).decode()})
    assert isinstance(made, bytes)  # noqa: S101 - one file is one value
    for _ in range(_FORGET):
        setter.compile(b"x", sys_inputs=None)
    return made


@lru_cache(maxsize=2)
def _setter(root: str) -> typst.Compiler:
    """Return a typesetter that sees one folder and our own typeface, nothing of the system."""
    Path(root).mkdir(parents=True, exist_ok=True)
    fonts = resources.files("fontpkg_atkinson_hyperlegible").joinpath("files")
    return typst.Compiler(root=root, font_paths=[str(fonts)], ignore_system_fonts=True)


FORM = Printed()
