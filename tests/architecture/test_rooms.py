# SPDX-License-Identifier: EUPL-1.2
"""The rules between rooms: what may import what, whatever the linter is told."""

from architecture.sources import blocks, sources

PAGES_AND_APIS = ("api", "pages")

# Exceptions, each for as long as it is needed: an entry too many fails as an entry too few does.
BORROWED = ["src/foyer/blocks/operations/tests/test_staff_pages.py: foyer.blocks.identity.models.User"]
WITHOUT_WORDS: list[str] = []


def _ours():
    return [source for source in sources() if source.block and not source.is_test]


def _parts(name):
    return name.split(".")


def test_a_block_imports_of_another_only_what_is_public():
    wrong = [
        f"{source.path}: {name}"
        for source in _ours()
        for name in source.imported()
        if name.startswith("foyer.blocks.")
        and _parts(name)[2] != source.block
        and _parts(name)[3:4] != ["public"]
    ]
    assert wrong == []


def test_tests_of_a_block_use_others_as_it_does():
    # Factories of another block's tests may be borrowed; its inside may not.
    wrong = [
        f"{source.path}: {name}"
        for source in sources()
        if source.block and source.is_test
        for name in source.imported()
        if name.startswith("foyer.blocks.")
        and _parts(name)[2] != source.block
        and _parts(name)[3:4] not in (["public"], ["tests"])
    ]
    assert wrong == BORROWED


def test_the_kernel_knows_no_block():
    wrong = [
        f"{source.path}: {name}"
        for source in sources()
        if source.path.startswith("src/foyer/kernel/")
        for name in source.imported()
        if name.startswith(("foyer.blocks", "foyer.config"))
    ]
    assert wrong == []


def test_rules_are_pure():
    wrong = [
        f"{source.path}: {name}"
        for source in _ours()
        if source.room == "rules"
        for name in source.imported()
        if name.startswith("django") or (name.startswith("foyer.blocks.") and _parts(name)[2] != source.block)
    ]
    assert wrong == []


def test_apis_and_pages_leave_models_to_services_and_queries():
    wrong = [
        f"{source.path}: {name}"
        for source in _ours()
        if source.room in PAGES_AND_APIS
        for name in source.imported()
        if name.startswith("foyer.blocks.") and "models" in _parts(name)[3:4]
    ]
    assert wrong == []


def test_no_signals_between_blocks():
    wrong = [
        f"{source.path}: {name}"
        for source in _ours()
        for name in source.imported()
        if name.startswith(("django.db.models.signals", "django.dispatch"))
    ]
    assert wrong == []


def test_public_modules_say_what_is_public():
    wrong = [
        source.path for source in _ours() if source.room == "public.py" and "__all__ = [" not in source.text
    ]
    assert wrong == []


def test_nothing_is_called_by_what_it_is_not():
    vague = {"utils", "helpers", "base", "manager"}
    wrong = [
        source.path
        for source in sources()
        if vague & {part.removesuffix(".py") for part in source.path.split("/")}
    ]
    assert wrong == []


def test_each_block_says_what_it_owns_promises_and_is_not():
    by_path = {source.path: source for source in sources()}
    wrong = []
    for block in blocks():
        text = by_path[f"src/foyer/blocks/{block}/__init__.py"].tree.body
        lines = text[0].value.value.strip().splitlines() if text else []
        if not 8 <= len(lines) <= 20:
            wrong.append(f"{block}: {len(lines)} lines")
    assert wrong == WITHOUT_WORDS
