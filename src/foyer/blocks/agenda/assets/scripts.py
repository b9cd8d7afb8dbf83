# SPDX-License-Identifier: EUPL-1.2
"""Bundles the scripts: htmx with our small custom elements, and the map apart from them."""

from importlib import resources
from pathlib import Path

import rjsmin


def core(sources: Path) -> str:
    """Return htmx followed by our elements; what every page loads."""
    htmx = (
        resources.files("django_htmx")
        .joinpath("static/django_htmx/htmx-2.min.js")
        .read_text(encoding="utf-8")
    )
    return ";\n".join([htmx, *_ours(sources / "core")])


def map_script(sources: Path) -> str:
    """Return Leaflet followed by our map element; loaded when somebody opens a map."""
    return ";\n".join([_leaflet("leaflet.js"), *_ours(sources / "map")])


def leaflet_sheet() -> str:
    """Return Leaflet's style sheet without the pictures that we do not use."""
    kept = [rule for rule in _leaflet("leaflet.css").split("}") if "url(" not in rule]
    return "}".join(kept)


def _leaflet(name: str) -> str:
    text = resources.files("xstatic.pkg.leaflet").joinpath("data", name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("//# sourceMappingURL"))


def _ours(folder: Path) -> list[str]:
    return [str(rjsmin.jsmin(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.js"))]
