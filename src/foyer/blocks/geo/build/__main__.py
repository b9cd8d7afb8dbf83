# SPDX-License-Identifier: EUPL-1.2
"""Write the data files of this block."""

import json
from pathlib import Path
from typing import Any

from foyer.blocks.geo.build.base_map import LEVELS, base_map
from foyer.blocks.geo.build.cells import cantons, municipalities
from foyer.blocks.geo.build.localities import Locality, localities
from foyer.blocks.geo.build.outlines import groups, packed
from foyer.blocks.geo.build.regions import elsewhere, postal_codes, region_rows

DATA = Path(__file__).parent.parent / "data"


def main() -> None:
    """Make everything anew."""
    DATA.mkdir(exist_ok=True)
    rows, codes = region_rows(), postal_codes()
    moved = elsewhere(rows)
    write("regions", {"regions": rows, "province": moved, "postalCodes": codes})
    areas = cantons()
    known = localities(areas)
    write("localities", [locality_row(item) for item in known])
    towns = municipalities(areas, known)
    members = groups(rows, moved)
    write("outlines", packed(members, towns, areas))
    for level, detail in enumerate(LEVELS, start=1):
        write(f"map-{level}", base_map(detail, towns, members, rows, known))


def locality_row(item: Locality) -> list[Any]:
    """Return [names, municipality, postal codes, latitude, longitude, inhabitants, seat]."""
    place = item.place
    return [
        item.names,
        item.municipality,
        item.postal_codes,
        place and round(place.latitude, 5),
        place and round(place.longitude, 5),
        place.population if place else 0,
        int(item.seat),
    ]


def write(name: str, content: Any) -> None:
    """Write one file: a line an item at the first level of lists, so that changes can be read."""
    path = DATA / f"{name}.json"
    if isinstance(content, list):
        text = "[\n" + ",\n".join(_compact(item) for item in content) + "\n]\n"
    elif name == "outlines":
        lines = (f"{json.dumps(key)}:{_compact(value)}" for key, value in content.items())
        text = "{\n" + ",\n".join(lines) + "\n}\n"
    else:
        text = _compact(content) + "\n"
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
