# SPDX-License-Identifier: EUPL-1.2
"""The command line: `foyer COMMAND`. Every command is a Django management command of a block."""

import os
import sys


def main() -> None:
    """Run the command that was typed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["foyer", *(sys.argv[1:] or ["help"])])
