# SPDX-License-Identifier: EUPL-1.2
"""The little Markdown of descriptions in contracts, as safe HTML: paragraphs, lists, code, bold, links."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+|#[\w-]+|/[^)\s]*)\)"), r'<a href="\2">\1</a>'),
)
_ITEM = re.compile(r"\s*[-*] +")
_HEADING = re.compile(r"#{1,6} +")


def prose(text: str) -> SafeString:
    """Return a description as HTML. Whatever else it contains is shown as it is."""
    blocks = [_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return mark_safe("\n".join(blocks))  # noqa: S308 - every part went through escape


def _block(block: str) -> str:
    lines = block.splitlines()
    if all(_ITEM.match(line) or line.startswith("  ") for line in lines) and _ITEM.match(lines[0]):
        items: list[str] = []
        for line in lines:
            if _ITEM.match(line):
                items.append(_ITEM.sub("", line, count=1))
            else:
                items[-1] += " " + line.strip()
        return "<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>"
    if _HEADING.match(lines[0]) and len(lines) == 1:
        return f"<p><strong>{_inline(_HEADING.sub('', lines[0]))}</strong></p>"
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _inline(text: str) -> str:
    shown = str(escape(text))
    for pattern, replacement in _INLINE:
        shown = pattern.sub(replacement, shown)
    return shown
