# SPDX-License-Identifier: EUPL-1.2
"""A process dies while it hands over a letter: it goes out once more, and can be told for the same."""

import asyncio
import os
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import pytest
from django.db import connection

from foyer.blocks.mail.public import Letter, letters, queue
from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.blocks.mail.tests.mail_server import Post, free_port, mail_server
from foyer.kernel.actors import SYSTEM

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

PROGRAM = (
    "import sys, django; django.setup();"
    "from foyer.blocks.mail.services.deliver_letters import deliver; deliver(sys.argv[1:])"
)


class Silent(Post):
    """A server that takes the first letter and never says so."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.has_it = threading.Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        if not self.has_it.is_set():
            self.has_it.set()
            await asyncio.sleep(60)
        return answer


def _url() -> str:
    """Return the database of the tests, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["FOYER_DATABASE_URL"])._replace(path=f"/{name}").geturl()


def test_a_process_that_dies_in_the_middle_sends_once_more(settings):
    values = {"reader": "An", "role": "Diest", "permissions": [], "link": "https://foyer.example"}
    queue([Letter("roles.changed", "an@example.org", "nl", values, "faults/1")])
    ((one, *_),) = [(each.id,) for each in letters(SYSTEM)]
    with mail_server(Silent(free_port())) as post:
        settings.FOYER_MAIL_URL = post.url
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "foyer.config.settings",
            "FOYER_DATABASE_URL": _url(),
            "FOYER_MAIL_URL": post.url,
        }
        with subprocess.Popen([sys.executable, "-c", PROGRAM, one], env=environment) as dying:
            assert post.has_it.wait(60)
            dying.kill()
        assert [each.state for each in letters(SYSTEM)] == ["queued"]
        deliver([one])
        deliver([one])
        assert [each.state for each in letters(SYSTEM)] == ["sent"]
        first, second = (message for _, _, message in post.taken)
        assert first["Message-ID"] == second["Message-ID"]
        assert first["Subject"] == second["Subject"] == "Je hebt een nieuwe rol: Diest"
