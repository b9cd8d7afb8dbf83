# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make the search index anew beside the live one and swap (the same as `foyer replay search`)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        call_command("replay", "search")
