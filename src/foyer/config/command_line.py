# SPDX-License-Identifier: EUPL-1.2
"""The command line: `foyer COMMAND`.

`up`, `prepare`, `serve`, `test`, `check`, `bench`, `settings`, `doctor` and `help` concern the whole house;
every other command is a Django management command of a block (`foyer help` lists all of them).
"""

import importlib
import os
import sys
from collections.abc import Sequence

OF_THE_HOUSE = ("up", "prepare", "serve", "test", "check", "bench", "settings", "doctor", "help")


def main() -> None:
    """Run the command that was typed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
    # What an installation keeps (records, sessions, logs) is for its own account only.
    os.umask(0o077)
    arguments = sys.argv[1:] or ["help"]
    from django.db import DatabaseError, OperationalError

    from foyer.config import refusals
    from foyer.kernel.damage import is_damage

    try:
        _run(arguments)
    except (ValueError, OSError) as error:
        if "--traceback" in arguments or not refusals.is_of_settings(error):
            raise
        sys.exit(refusals.line(arguments[0], error))
    except DatabaseError as error:
        if "--traceback" in arguments or not (isinstance(error, OperationalError) or is_damage(error)):
            raise
        # A database that is away or damaged is no fault of the command: who typed it needs its name, not its
        # insides.
        said = str(error).strip().partition("\n")[0]
        sys.exit(f"foyer {arguments[0]}: the database cannot be asked: {said}\n→ `foyer doctor` says more")


def _run(arguments: Sequence[str]) -> None:
    if arguments[0] in ("-h", "--help"):
        arguments = ["help"]
    if arguments[0] == "help" and arguments[1:2] and arguments[1] in OF_THE_HOUSE:
        arguments = [arguments[1], "--help"]
    if arguments[0] in OF_THE_HOUSE:
        command = importlib.import_module(f"foyer.config.commands.{arguments[0]}")
        sys.exit(command.run(arguments[1:]))
    from django.core.management import execute_from_command_line

    execute_from_command_line(["foyer", *arguments])


if __name__ == "__main__":
    main()
