# SPDX-License-Identifier: EUPL-1.2
"""What a first visit to the agenda transfers: the home page in a Chromium with an empty cache.

    python bench/first_visit.py

Bytes as they come over the wire, packed and with headers. Images and the map are counted apart: they
have no limit here. The demonstration set is loaded, as after a first `./foyer up`.
"""

import shutil
import sys
from collections import Counter
from typing import Any

from _house import house
from _report import Row, report
from playwright.sync_api import sync_playwright

KB = 1_000
TOTAL, FONTS, REST = 130, 70, 60


def kind_of(resource: str, url: str) -> str:
    """Return what a response counts as: font, picture or rest."""
    if resource == "Font":
        return "font"
    return "picture" if resource == "Image" or "/map/" in url or "/poster/" in url else "rest"


def visited(address: str) -> tuple[Counter[str], Counter[str]]:
    """Return the bytes and the number of the responses of a first visit, by kind.

    Raises:
        SystemExit: no Chromium is installed.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("No Chromium is installed (package chromium).")
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-BE").new_page()
        wire = page.context.new_cdp_session(page)

        def came(told: dict[str, Any]) -> None:
            kinds[told["requestId"]] = kind_of(told["type"], told["response"]["url"])

        def ended(told: dict[str, Any]) -> None:
            sizes[kinds.get(told["requestId"], "rest")] += int(told["encodedDataLength"])

        wire.on("Network.responseReceived", came)
        wire.on("Network.loadingFinished", ended)
        wire.send("Network.enable")
        page.goto(address, wait_until="networkidle")
        page.mouse.wheel(0, 20_000)
        page.wait_for_load_state("networkidle")
        browser.close()
    return sizes, Counter(kinds.values())


def main() -> int:
    """Measure and print."""
    with house() as opened:
        sizes, numbers = visited(opened.address + "/nl/")
    return report(
        "first_visit",
        [
            Row("without images and map", (sizes["font"] + sizes["rest"]) / KB, "kB", at_most=TOTAL),
            Row(f"fonts ({numbers['font']})", sizes["font"] / KB, "kB", at_most=FONTS),
            Row(f"the rest ({numbers['rest']})", sizes["rest"] / KB, "kB", at_most=REST),
            Row(f"images and map ({numbers['picture']})", sizes["picture"] / KB, "kB"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
