# SPDX-License-Identifier: EUPL-1.2
"""`foyer prepare`: bring an installation to where it can be served; safe to repeat.

Tables are made or brought up to date, and what browsers load is built. The first time an administrator and a
key for trials are made.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any


def run(arguments: Sequence[str]) -> int:
    """Prepare, say what the first visitor needs, and return 0."""
    parser = argparse.ArgumentParser(prog="foyer prepare", description=__doc__)
    parser.add_argument("--demo", action="store_true", help="load the demonstration set, too")
    options = parser.parse_args(list(arguments))
    welcome = prepare(with_demo=options.demo)
    from foyer.config.settings.environment import HOME

    print("\nFoyer is prepared.")
    if welcome is None:
        return 0
    if sys.stdout.isatty():
        print(f"Administrator: {welcome.email}  /  {welcome.password or 'the password that you chose'}")
    else:
        # What is printed here may end in a journal.
        print(f"The sign-in of the administrator is in {HOME / 'identity' / 'welcome.json'}")
    return 0


def prepare(*, with_demo: bool) -> Any:
    """Migrate, build assets, load the demonstration set; return the first sign-in and key, if kept."""
    import django

    django.setup()
    from django.core.management import call_command

    from foyer.blocks.identity.public import open_house

    _step("Preparing the database")
    call_command("migrate", verbosity=0)
    _step("Preparing fonts, styles and translations")
    call_command("assets")
    welcome = open_house()
    if with_demo:
        _step("Loading the demonstration set")
        call_command("demo")
    return welcome


def _step(what: str) -> None:
    print(f"{what} ...", flush=True)
