# SPDX-License-Identifier: EUPL-1.2
"""`foyer settings`: what is set in this environment, without secrets."""

import argparse
import os
import sys
from collections.abc import Sequence

from foyer.config.settings.declared import FOYER_VARIABLES
from foyer.config.settings.reference import PAGE, is_current, page


def run(arguments: Sequence[str]) -> int:
    """Show what is set; or write the page of the reference, or say whether it is current."""
    parser = argparse.ArgumentParser(prog="foyer settings", description=__doc__)
    parser.add_argument(
        "--all", action="store_true", help="show those that are not set too, with their default"
    )
    parser.add_argument(
        "--check", action="store_true", help="fail unless docs/reference/settings.md is current"
    )
    parser.add_argument(
        "--write", action="store_true", help="make docs/reference/settings.md from the declaration"
    )
    given = parser.parse_args(list(arguments))
    if given.write:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    if given.check:
        if is_current():
            return 0
        print(
            f"{PAGE} is not what its declaration says. Declare settings in"
            " src/foyer/config/settings/declared.py, then run: foyer settings --write",
            file=sys.stderr,
        )
        return 1
    for one in FOYER_VARIABLES:
        value = os.environ.get(one.name)
        secret = " (a secret)" if one.secret else ""
        if value:
            print(f"{one.name}={one.shown(value)}{secret}")
        elif given.all:
            print(f"{one.name} is not set: {one.default}{secret}")
    return 0
