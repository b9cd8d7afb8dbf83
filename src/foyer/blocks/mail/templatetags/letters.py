# SPDX-License-Identifier: EUPL-1.2
"""Marks in the HTML of letters, so that its sentences are those of the plain text."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def strong(value: object) -> SafeString:
    """Mark a name in a sentence."""
    return format_html("<strong>{}</strong>", value)
