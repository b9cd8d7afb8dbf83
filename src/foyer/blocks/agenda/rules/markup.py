# SPDX-License-Identifier: EUPL-1.2
"""Descriptions that people typed: made safe to show, or reduced to plain text."""

import html
import re

import nh3

_TAGS = {"p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "a", "h3", "h4", "blockquote"}
_LOOKS_LIKE_HTML = re.compile(r"<(p|br|strong|b|em|i|ul|ol|li|a|h[1-6]|div|blockquote)\b", re.IGNORECASE)
_BLOCK_ENDS = re.compile(r"</(p|li|h[1-6]|div|blockquote)>|<br\s*/?>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\f\v]+")
_EMPTY = re.compile(r"<p>(\s|&nbsp;|<br>)*</p>")


def safe(text: str) -> str:
    """Return a description as HTML that holds nothing but words, lists and links."""
    given = text.strip()
    if not _LOOKS_LIKE_HTML.search(given):
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", given) if part.strip()]
        given = "".join(f"<p>{html.escape(part)}</p>".replace("\n", "<br>") for part in paragraphs)
    cleaned = nh3.clean(
        given,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow ugc",
    )
    return _EMPTY.sub("", cleaned)


def plain(text: str) -> str:
    """Return a description as plain text, one line per paragraph."""
    bare = html.unescape(nh3.clean(_BLOCK_ENDS.sub("\n", text), tags=set()))
    lines = [_SPACE.sub(" ", line).strip() for line in bare.splitlines()]
    return "\n".join(line for line in lines if line)
