# SPDX-License-Identifier: EUPL-1.2
"""The asset build: sources of the blocks → `FOYER_HOME/assets` → hashed files in `FOYER_HOME/static`.

A fingerprint of all sources, of the local brand and of the packages decides whether anything is
done: a second start only reads files. Cutting the fonts (the slow part) has a fingerprint of its own.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from foyer.blocks.agenda.assets import catalogues, icons, scripts, styles
from foyer.blocks.agenda.rules import brand

SOURCES = Path(__file__).parents[1] / "static" / "agenda"
_PACKAGES = ("django-htmx", "xstatic-leaflet", "lightningcss", "rjsmin", "lucide", "whitenoise")
_FONT_PACKAGES = ("fontpkg-bricolage-grotesque", "fontpkg-atkinson-hyperlegible", "fonttools")


def blocks() -> list[Path]:
    """Return the folder of every block of this installation."""
    return [Path(config.path) for config in apps.get_app_configs() if config.name.startswith("foyer.")]


def build(*, force: bool = False) -> bool:
    """Build what changed; say whether anything was done."""
    compile_translations()
    mark = settings.STATIC_ROOT / ".built"
    fingerprint = _fingerprint(_inputs(), _PACKAGES, str(settings.STATIC_URL))
    if not force and mark.exists() and mark.read_text(encoding="ascii") == fingerprint:
        return False
    target = settings.FOYER_HOME / "assets"
    _fonts(target / "agenda" / "fonts", force=force)
    _write(target / "agenda")
    # Files of an earlier build stay: a server that still runs names them, and so do pages in browsers.
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
    mark.write_text(fingerprint, encoding="ascii")
    return True


def compile_translations() -> None:
    """Compile the translations of all blocks into `FOYER_HOME/locale`."""
    sources = [folder / "locale" for folder in blocks() if (folder / "locale").is_dir()]
    catalogues.compile_all(sources, settings.FOYER_HOME / "locale")


def local_brand() -> tuple[str, list[str]]:
    """Return the style sheet of `FOYER_HOME/brand.json` and what had to be mended, in words.

    Raises:
        ValueError: the file names an unknown token or no colour.
    """
    mended = mended_brand()
    if mended is None:
        return "", []
    return brand.sheet(mended), [repair.sentence for repair in mended.repairs]


def mended_brand() -> brand.Brand | None:
    """Return the brand of `FOYER_HOME/brand.json` with every pair readable, or None where there is none.

    Raises:
        ValueError: the file names an unknown token or no colour.
    """
    path = settings.FOYER_HOME / "brand.json"
    return brand.mend(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def _write(target: Path) -> None:
    sheet, _ = local_brand()
    files = {
        "foyer.css": styles.bundle(SOURCES / "css", sheet),
        "foyer.js": scripts.core(SOURCES / "js"),
        "map.js": scripts.map_script(SOURCES / "js"),
        "map.css": styles.minify(scripts.leaflet_sheet(), "map.css"),
        "icons.svg": icons.sprite(icons.used(blocks())),
    }
    target.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8")
    for path in (SOURCES / "public").glob("*"):
        shutil.copyfile(path, target / path.name)


def _fonts(folder: Path, *, force: bool) -> None:
    mark = folder.parent / ".fonts"
    fingerprint = _fingerprint([Path(__file__).with_name("fonts.py")], _FONT_PACKAGES)
    if force or not mark.exists() or mark.read_text(encoding="ascii") != fingerprint:
        # What cuts fonts takes as long to load as a fifth of all else, and is seldom needed.
        from foyer.blocks.agenda.assets import fonts

        fonts.build(folder)
        mark.write_text(fingerprint, encoding="ascii")


def _inputs() -> list[Path]:
    found = [path for path in SOURCES.rglob("*") if path.is_file()]
    for folder in blocks():
        found += [
            path
            for suffix in ("*.html", "*.py")
            for path in folder.rglob(suffix)
            if "tests" not in path.parts
        ]
    own = settings.FOYER_HOME / "brand.json"
    return sorted([*found, *([own] if own.exists() else [])])


def _fingerprint(files: Iterable[Path], packages: Iterable[str], *more: str) -> str:
    digest = hashlib.sha256()
    for name in packages:
        digest.update(f"{name}=={version(name)}\n".encode())
    for path in files:
        digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    for text in more:
        digest.update(text.encode())
    return digest.hexdigest()
