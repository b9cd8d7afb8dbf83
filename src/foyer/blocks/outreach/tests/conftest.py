# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.outreach import ports
from foyer.blocks.outreach.public import MailServiceFailed, register_mail_service


class Service:
    """Remembers what it was told; fails where `failure` is set."""

    def __init__(self):
        self.told = []
        self.failure = None

    def subscribe(self, list_id, email):
        self._tell("subscribe", list_id, email)

    def unsubscribe(self, list_id, email):
        self._tell("unsubscribe", list_id, email)

    def _tell(self, *told):
        if self.failure is not None and self.failure in {told[0], told[1]}:
            raise MailServiceFailed("Over quota.")
        self.told.append(told)


@pytest.fixture(autouse=True)
def lists(settings, monkeypatch):
    settings.FOYER_MAILING_LISTS = frozenset({"5", "news"})
    monkeypatch.setattr(ports, "_registered", [ports.NoService()])


@pytest.fixture
def service(lists):
    found = Service()
    register_mail_service(found)
    return found
