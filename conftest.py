# SPDX-License-Identifier: EUPL-1.2
"""What all tests share."""

import os
import tempfile

os.environ.setdefault("FOYER_HOME", tempfile.mkdtemp(prefix="foyer-tests-"))
os.environ.setdefault("FOYER_SECRET_KEY", "only-for-tests")
