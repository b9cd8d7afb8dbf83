# SPDX-License-Identifier: EUPL-1.2
"""What the reference lists is what there is."""

import ast
import re
from collections import Counter

import pytest

from architecture.sources import ROOT, sources
from foyer.config.settings.declared import FOYER_VARIABLES
from foyer.config.settings.reference import is_current
from foyer.config.settings.variables import ADDRESS, CHOICE, JSON, LIST, NUMBER, PAIRS, PATH, TEXT, YES_NO

_READERS = {"text", "flag", "words", "pairs", "address"}
_OF_TESTS = {"FOYER_SAMPLE_FILES", "FOYER_CONTRACTS", "FOYER_TEST_DURABLE"}
_LISTED = re.compile(r"^\| `(\w+)`", re.MULTILINE)


def _variables():
    for source in sources():
        if source.path.startswith("src/foyer/config/settings/"):
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _READERS and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant):
                        yield first.value


def test_every_setting_is_in_the_reference():
    listed = set(_LISTED.findall((ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")))
    read = set(_variables()) | {"FOYER_HOME", "PROMETHEUS_MULTIPROC_DIR"}
    assert read - listed == set(), "not in docs/reference/settings.md"
    assert listed - read - _OF_TESTS == set(), "listed, but nothing reads it"


def test_the_tables_of_settings_are_made_from_their_declaration():
    assert is_current(), "run `foyer settings --write`"


def test_settings_are_declared_as_they_are_read():
    """The form follows from the function that reads; a default that is a plain value is that of the code."""
    forms = {"flag": {YES_NO}, "words": {LIST}, "pairs": {PAIRS}, "address": {ADDRESS}}
    declared = {one.name: one for one in FOYER_VARIABLES}
    wrong = []
    for reader, name, default in _read():
        one = declared.get(name)
        if one is None:
            continue  # another test says so
        if one.form not in forms.get(reader, {TEXT, NUMBER, CHOICE, JSON, ADDRESS, PATH}):
            wrong.append(f"{name}: {one.form} is read by {reader}")
        if default and one.default.strip("`") != default:
            wrong.append(f"{name}: {one.default} is {default} in the code")
    assert wrong == []
    assert len(declared) == len(FOYER_VARIABLES), "declared twice"


def _read():
    """Go through what settings read: by which function, which name, which default if it is a constant."""
    for source in sources():
        if source.path.startswith("src/foyer/config/settings/"):
            for node in ast.walk(source.tree):
                if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in _READERS:
                    continue
                constants = [each.value for each in node.args if isinstance(each, ast.Constant)]
                named = [each.value.value for each in node.keywords if isinstance(each.value, ast.Constant)]
                if constants and isinstance(constants[0], str) and len(constants) <= len(node.args) <= 2:
                    default = next(iter([*constants[1:], *named]), None)
                    yield node.func.id, constants[0], {True: "yes", False: "no"}.get(default, default)


def test_settings_are_read_in_one_place():
    wrong = [
        source.path
        for source in sources()
        if source.path.startswith("src/foyer/blocks/") and not source.is_test
        if "os.environ" in source.text or "getenv" in source.text
    ]
    assert wrong == []


def test_every_port_is_in_the_reference():
    listed = (ROOT / "docs/reference/ports.md").read_text(encoding="utf-8")
    ports = {
        f"{source.block}.public.{node.value}"
        for source in sources()
        if source.block and source.room == "public.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and str(node.value).startswith("register_")
    }
    assert {port for port in ports if f"`{port}`" not in listed} == set()
    named = set(re.findall(r"`(\w+\.public\.register_\w+)`", listed))
    assert named - ports == set()


@pytest.mark.parametrize("page", sorted((ROOT / "docs/reference").glob("*.md")), ids=lambda page: page.stem)
def test_no_table_of_the_reference_says_a_thing_twice(page):
    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert [row for row, times in Counter(rows).items() if times > 1] == []


def test_the_page_of_the_house_shows_every_block():
    drawing = (ROOT / "docs/explanation/the-house.md").read_text(encoding="utf-8").split("## Ports")[0]
    blocks = {source.block for source in sources() if source.block}
    assert {block for block in blocks if not re.search(rf"\b{block}\b", drawing)} == set()


def test_every_command_is_in_the_reference():
    text = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `foyer (\w+)", text, re.MULTILINE))
    ours = {
        file.stem
        for pattern in ("**/management/commands/*.py", "config/commands/*.py")
        for file in (ROOT / "src" / "foyer").glob(pattern)
        if file.stem != "__init__"
    }
    assert ours - listed == set(), "not in docs/reference/commands.md"
    assert listed - ours == {"migrate"}
