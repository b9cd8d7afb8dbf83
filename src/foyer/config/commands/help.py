# SPDX-License-Identifier: EUPL-1.2
"""`foyer help`: list the commands of Foyer, or tell the options of one.

The list is read from the sources: it needs no settings, no database and no folder of an installation.
"""

import ast
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

FOYER = Path(__file__).parents[2]
# Those that only make sense where the sources are worked on.
_OF_BUILDERS = frozenset({"test", "check", "bench", "translations"})


def run(arguments: Sequence[str]) -> int:
    """Print the list, or the help of the one command that is named."""
    if arguments:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["foyer", "help", *arguments])
        return 0
    print("foyer COMMAND: run one of these; `foyer COMMAND --help` tells its options.")
    listed = sorted({**dict(_of_the_house()), **dict(_of_blocks())}.items())
    for title, builders in (("To run Foyer", False), ("To work on Foyer itself", True)):
        print(f"\n{title}\n")
        for name, what in listed:
            if (name in _OF_BUILDERS) == builders:
                print(textwrap.fill(what, 110, initial_indent=f"  {name:14}", subsequent_indent=" " * 16))
    print("\nThe commands of Django work too, such as changepassword: `foyer help --commands` lists all.")
    return 0


def _of_the_house() -> Iterator[tuple[str, str]]:
    for path in (FOYER / "config" / "commands").glob("[a-z]*.py"):
        first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]
        what = first.partition(": ")[2]
        yield path.stem, what[:1].upper() + what[1:]


def _of_blocks() -> Iterator[tuple[str, str]]:
    for path in FOYER.glob("**/management/commands/[a-z]*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Assign(targets=[ast.Name(id="help")], value=ast.Constant(value=str(what))):
                    yield path.stem, what
