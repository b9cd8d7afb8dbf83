# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.identity.models import User
from foyer.blocks.identity.tokens import issue_token


class Command(BaseCommand):
    help = "Print a bearer token of this installation, for local use of the APIs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        who = parser.add_mutually_exclusive_group()
        who.add_argument(
            "--user", metavar="EMAIL", help="a person with an account here (default: the administrator)"
        )
        who.add_argument("--subject", metavar="ID", help="any user id")
        who.add_argument("--client", metavar="ID", help="a program on its own")
        parser.add_argument("--hours", type=int, default=8, help="how long the token lives (default: 8)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 0 < options["hours"] <= 24 * 365:
            raise CommandError("--hours must be between 1 and 8760")
        lifetime = timedelta(hours=options["hours"])
        if client := options["client"]:
            self.stdout.write(issue_token(f"{client}@clients", client_id=client, lifetime=lifetime))
        elif subject := options["subject"]:
            self.stdout.write(issue_token(subject, lifetime=lifetime))
        else:
            user = self._user(options["user"])
            self.stdout.write(issue_token(user.public_id, email=user.email, lifetime=lifetime))

    def _user(self, email: str | None) -> User:
        if email is None:
            user = User.objects.filter(is_staff=True, is_active=True).order_by("id").first()
            if user is None:
                raise CommandError("there is no administrator yet: run `foyer up`, or name --subject ID")
            return user
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if user is None:
            raise CommandError(f"nobody here has the address {email}")
        return user
