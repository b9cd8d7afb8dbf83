# SPDX-License-Identifier: EUPL-1.2
"""What a machine can see of a page that not everybody can use."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
WITH_ADVICE = (*LEVELS, "best-practice")


def look(page: Page, width: int, scheme: str) -> None:
    """Show a page at another width or in another scheme, as it stands when nothing moves any more."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")


def violations(page: Page, levels: tuple[str, ...] = WITH_ADVICE) -> list[str]:
    """Return a sentence for each element that breaks a rule of WCAG 2.2 AA, or good practice.

    Only these are told to us: what is right would be the larger part of the work.
    """
    options = {"runOnly": {"type": "tag", "values": list(levels)}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]
