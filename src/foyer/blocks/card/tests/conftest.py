# SPDX-License-Identifier: EUPL-1.2
from pkgutil import resolve_name

import pytest

from foyer.blocks.card import platform as port
from foyer.blocks.card.public import register_card_platform
from foyer.blocks.card.tests.memory import Platform


@pytest.fixture(autouse=True)
def _as_installed(monkeypatch):
    monkeypatch.setattr(port, "_registered", [port.NoPlatform()])
    # The one that is there now is put back at the end.
    ports = "foyer.blocks.offers.ports._ports"
    monkeypatch.setattr(ports, resolve_name(ports))


@pytest.fixture
def platform(_as_installed):
    found = Platform()
    register_card_platform(found)
    return found
