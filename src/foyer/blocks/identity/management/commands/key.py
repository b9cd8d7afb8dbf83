# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.identity.services.change_api_key_status import change_api_key_status
from foyer.blocks.identity.services.issue_api_key import APIS, issue_api_key
from foyer.kernel.actors import SYSTEM
from foyer.kernel.problems import Problem


class Command(BaseCommand):
    help = "Give a program an API key (shown once), or block, remove or reopen one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what the program is called; with --status: the id of the key")
        parser.add_argument("--api", action="append", choices=APIS, help="which API it opens (default: all)")
        parser.add_argument("--client", default="", help="the client id that the key belongs to")
        parser.add_argument("--query", default="", help="a query that narrows every search with this key")
        parser.add_argument(
            "--children-only", action="store_true", help="the client finds children-only events of others too"
        )
        parser.add_argument("--status", choices=("active", "blocked", "removed"))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if status := options["status"]:
                change_api_key_status(SYSTEM, options["name"], status)
                self.stdout.write(f"{options['name']} is {status}")
                return
            key = issue_api_key(
                SYSTEM,
                options["name"],
                apis=options["api"] or APIS,
                client_id=options["client"],
                default_query=options["query"],
                sees_children_only=options["children_only"],
            )
        except Problem as problem:
            raise CommandError(problem.detail or problem.title) from problem
        self.stdout.write(key)
