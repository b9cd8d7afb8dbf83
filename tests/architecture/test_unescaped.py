# SPDX-License-Identifier: EUPL-1.2
"""What reaches a page without being escaped is listed here, each place with what made it safe."""

import re

from architecture.sources import BLOCKS, ROOT, SOURCE, sources

_IN_TEMPLATES = re.compile(r"\{\{[^}]*\|\s*safe(?:seq)?\b[^}]*\}\}|\{%\s*autoescape\s+off[^%]*%\}")
_IN_PYTHON = re.compile(r"\b(?:mark_safe|SafeString)\((?!\))|autoescape=False")

TEMPLATES = {
    # Cleaned by the rules of markup, which the reference of texts with markup describes.
    ("agenda/templates/agenda/event.html", "{{ description.html|safe }}"),
    ("agenda/templates/agenda/event.html", "{{ answer|safe }}"),
    ("agenda/templates/agenda/place.html", "{{ description.html|safe }}"),
    ("agenda/templates/agenda/organiser.html", "{{ description.html|safe }}"),
}
PYTHON = {
    # Every part is escaped before it is put together.
    ("src/foyer/kernel/http/contract/prose.py", "mark_safe("),
    # JSON in which no character can end the element.
    ("src/foyer/blocks/agenda/templatetags/foyer_pages.py", "mark_safe("),
    # Plain text, which is no HTML.
    ("src/foyer/blocks/mail/rendering.py", "autoescape=False"),
}


def test_templates_escape_all_but_cleaned_descriptions():
    found = {
        (str(path.relative_to(BLOCKS)), each)
        for ending in ("html", "mjml", "txt", "xml", "svg")
        for path in BLOCKS.rglob(f"templates/**/*.{ending}")
        for each in _IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))
    }
    assert found == TEMPLATES


def test_templates_are_nowhere_else():
    beside = {path.parent for path in SOURCE.rglob("*.html") if "templates" not in path.parts}
    assert {str(path.relative_to(ROOT)) for path in beside} == set()


def test_code_marks_nothing_else_as_safe():
    found = {
        (source.path, each)
        for source in sources()
        if source.path.startswith("src/") and not source.is_test
        for each in _IN_PYTHON.findall(source.text)
    }
    assert found == PYTHON
