# SPDX-License-Identifier: EUPL-1.2
"""One SVG sprite with the Lucide icons that templates name: `{% icon "map-pin" %}`."""

import re
import zipfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET  # the files are part of an installed package

_USED = re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']""")
_LISTED = re.compile(r"""icon=["']([a-z0-9-]+)["']""")
_SVG = "{http://www.w3.org/2000/svg}"


def used(folders: Iterable[Path]) -> list[str]:
    """Return the names of all icons that templates (`{% icon %}`) and modules (`icon="…"`) use."""
    names: set[str] = set()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in {".html", ".svg"}:
                names.update(_USED.findall(path.read_text(encoding="utf-8")))
            if path.suffix in {".py", ".html"}:
                names.update(_LISTED.findall(path.read_text(encoding="utf-8")))
    return sorted(names)


def sprite(names: Iterable[str]) -> str:
    """Return an SVG document with one symbol per icon.

    Raises:
        KeyError: Lucide has no icon of that name.
    """
    source = resources.files("lucide").joinpath("lucide.zip")
    with resources.as_file(source) as path, zipfile.ZipFile(path) as archive:
        symbols = [_symbol(name, archive.read(f"{name}.svg")) for name in names]
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(symbols) + "</svg>\n"


def _symbol(name: str, data: bytes) -> str:
    parts = [_element(child) for child in ET.fromstring(data)]  # noqa: S314 - from the package itself
    return f'<symbol id="{name}" viewBox="0 0 24 24">{"".join(parts)}</symbol>'


def _element(node: ET.Element) -> str:
    attributes = "".join(f' {key}="{value}"' for key, value in node.attrib.items())
    return f"<{node.tag.removeprefix(_SVG)}{attributes}/>"
