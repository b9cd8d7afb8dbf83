# SPDX-License-Identifier: EUPL-1.2
"""Lists of addresses for crawlers, as sitemaps.org and the search engines describe them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from html import escape

PART = 1000
"""Row numbers a list covers. With four languages that is far below the 50,000 addresses a list may have."""

MOST_PARTS = 50_000
"""Lists an index may name."""

KEPT = timedelta(days=30)
"""How long after its end an event stays listed."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def parts(last_row: int) -> range:
    """Return the numbers of the parts that rows up to this one fill; the newest where there are too many."""
    count = -(-last_row // PART)
    return range(max(1, count - MOST_PARTS + 1), count + 1)


def rows(part: int) -> tuple[int, int]:
    """Return the row number after which a part begins, and its last one."""
    return (part - 1) * PART, part * PART


def index(addresses: Iterable[str]) -> bytes:
    """Return the list of lists."""
    shown = "".join(f"<sitemap><loc>{escape(one)}</loc></sitemap>\n" for one in addresses)
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{shown}</sitemapindex>\n'.encode()


def listing(pages: Iterable[tuple[Mapping[str, str], datetime | None]]) -> bytes:
    """Return a list of pages: their addresses by language, and when they changed.

    Each address has an entry of its own, which names the others, as crawlers ask of pages in languages.
    """
    shown = "".join(_entries(addresses, changed) for addresses, changed in pages)
    spaces = f'xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{_HEAD}<urlset {spaces}>\n{shown}</urlset>\n".encode()


def _entries(addresses: Mapping[str, str], changed: datetime | None) -> str:
    escaped = {language: escape(address) for language, address in addresses.items()}
    tail = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'
        for language, address in escaped.items()
    )
    if changed is not None:
        tail = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>{tail}"
    return "".join(f"<url><loc>{address}</loc>{tail}</url>\n" for address in escaped.values())
