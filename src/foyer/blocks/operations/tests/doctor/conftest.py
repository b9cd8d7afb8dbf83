# SPDX-License-Identifier: EUPL-1.2
"""The folder of an installation, closed to others."""

import pytest


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Return the home of this installation."""
    settings.FOYER_HOME = tmp_path
    tmp_path.chmod(0o700)
    return tmp_path
