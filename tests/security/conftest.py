# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.entry.tests.calling import Caller

GOD = "the-god-user"


@pytest.fixture
def call(db):
    return Caller()


@pytest.fixture
def stranger(db):
    return Caller("user-two")


@pytest.fixture
def anonymous(db):
    return Caller(None)


@pytest.fixture
def god(db, settings):
    settings.FOYER_GOD_USERS = frozenset({GOD})
    return Caller(GOD)
