# SPDX-License-Identifier: EUPL-1.2
"""Small files, small functions. The exceptions are listed; the list only shrinks."""

import ast
from statistics import median

from architecture.sources import ROOT, sources

LONGEST_FILE = 500
LONGEST_FUNCTION = 40

# path → reason. An entry that is no longer needed makes the test fail, so that it goes.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {
    "bench/store.py::main": "one benchmark, step after step",
    "src/foyer/blocks/agenda/pages/event.py::_context": "one page",
    "src/foyer/blocks/agenda/rules/search_form.py::read": "one form",
    "src/foyer/blocks/offers/api/shared_routes.py::shared_routes": "a table of routes",
}


def _checked():
    return [source for source in sources() if not source.is_migration]


def test_files_end_at_500_lines():
    long = {source.path for source in _checked() if source.text.count("\n") > LONGEST_FILE}
    assert long == LONG_FILES.keys()


def test_other_files_end_at_500_lines():
    kinds = ("*.html", "*.css", "*.js", "*.md")
    long = [
        str(file.relative_to(ROOT))
        for kind in kinds
        for folder in ("src", "docs")
        for file in (ROOT / folder).rglob(kind)
        if file.read_text(encoding="utf-8").count("\n") > LONGEST_FILE
    ]
    assert long == []


def test_the_median_file_is_small():
    assert median(source.text.count("\n") for source in _checked() if source.text.strip()) <= 100


def _length(function):
    """Return the lines of a function without its docstring: what it says of itself is not counted."""
    first = function.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = first.end_lineno - first.lineno + 1 if told else 0
    return function.end_lineno - function.lineno + 1 - docstring


def test_functions_end_at_40_lines():
    long = {
        f"{source.path}::{node.name}"
        for source in _checked()
        if not source.is_test and not source.path.startswith("tests/")
        for node in ast.walk(source.tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and _length(node) > LONGEST_FUNCTION
    }
    assert long == LONG_FUNCTIONS.keys()


def test_every_file_names_its_licence():
    wrong = [
        source.path
        for source in _checked()
        if source.text and not source.text.startswith("# SPDX-License-Identifier: EUPL-1.2\n")
    ]
    assert wrong == []
