# SPDX-License-Identifier: EUPL-1.2
"""Tags that all pages use: icons, posters, structured data, amounts."""

import json
from typing import Any
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from foyer.blocks.agenda.rules import posters, prices

register = template.Library()
_LONG_WORDS = (18, 24, 32)
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.simple_tag
def icon(name: str, kind: str = "") -> SafeString:
    """Draw a Lucide icon; always beside a word, so that it says nothing itself."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        kind,
        static("agenda/icons.svg"),
        name,
    )


@register.simple_tag
def poster(family: str, seed: str) -> str:
    """Return the address of the drawing of an offer without a picture."""
    return reverse("shared:poster", args=[posters.EDITION, family, seed])


@register.simple_tag
def structured(data: Any) -> SafeString:
    """Write structured data into the page; nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, code: str) -> str:
    """Return the address of this page in another language.

    A page that has one address for all languages is asked for again in that language.
    """
    here = context["request"].get_full_path()
    there = translate_url(here, code)
    if there != here or here.startswith(f"/{code}/"):
        return there
    return f"{reverse('shared:language', args=[code])}?{urlencode({'next': here})}"


@register.filter
def bare_address(url: str) -> str:
    """Write an address of the web as people say it: without its scheme, 'www.' and a last slash."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


@register.filter
def longest_word(text: str) -> str:
    """Return the class of a heading after its longest word; '' where all fit anyway, or none could."""
    longest = max((len(part) for word in text.split() for part in word.split("-")), default=0)
    if longest < 15:
        return ""
    return next((f"longest-{most}" for most in _LONG_WORDS if longest <= most), "")


@register.simple_tag
def amount(cents: int) -> str:
    """Write an amount of money as people do."""
    return prices.amount(cents, (get_language() or "nl")[:2]).capitalize()
