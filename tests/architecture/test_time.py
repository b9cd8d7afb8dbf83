# SPDX-License-Identifier: EUPL-1.2
"""The present comes from one place, so that it can be injected."""

import ast

from architecture.sources import sources

_ALLOWED = {"src/foyer/kernel/clock.py"}
_CALLS = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("timezone", "now"), ("timezone", "localdate"), ("timezone", "localtime"), ("time", "time"),
}  # fmt: skip


def _asks(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            value = node.value
            owner = value.id if isinstance(value, ast.Name) else getattr(value, "attr", "")
            if (owner, node.attr) in _CALLS:
                yield f"{source.path}:{node.lineno} {owner}.{node.attr}"


def test_only_the_clock_asks_for_the_present():
    wrong = [
        asked
        for source in sources()
        if source.path.startswith("src/") and source.path not in _ALLOWED
        for asked in _asks(source)
    ]
    assert wrong == []


def test_templates_do_not_ask_either():
    from architecture.sources import ROOT

    wrong = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "src").rglob("*.html")
        if "{% now " in file.read_text(encoding="utf-8")
    ]
    assert wrong == []
