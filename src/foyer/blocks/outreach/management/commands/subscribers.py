# SPDX-License-Identifier: EUPL-1.2
import csv

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foyer.blocks.outreach.ports import MailServiceFailed
from foyer.blocks.outreach.queries import subscribers
from foyer.blocks.outreach.services.unsubscribe import unsubscribe
from foyer.kernel.actors import SYSTEM


class Command(BaseCommand):
    """Show who is on a mailing list, or take an address off."""

    help = "Print a mailing list as CSV (email, consented), or take an address off one list or all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("list", nargs="?", default="", help="the id of the list")
        parser.add_argument("--remove", metavar="EMAIL", default="", help="take this address off")

    def handle(self, *, list: str, remove: str, **_options: object) -> None:  # noqa: A002 - named as it is typed
        if remove:
            self._remove(remove, list)
            return
        if not list:
            raise CommandError("say which list, or --remove EMAIL to take an address off all of them")
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(("email", "consented"))
        writer.writerows((email, moment.isoformat()) for email, moment in subscribers(list))

    def _remove(self, email: str, list_id: str) -> None:
        try:
            number = unsubscribe(SYSTEM, email, list_id or None)
        except MailServiceFailed as error:
            raise CommandError(f"the mail service failed, try again: {error}") from error
        self.stdout.write(f"taken off {number} {'list' if number == 1 else 'lists'}")
