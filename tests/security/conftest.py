# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.entry.tests.calling import Caller


@pytest.fixture
def call(db):
    return Caller()


@pytest.fixture
def stranger(db):
    return Caller("user-two")
