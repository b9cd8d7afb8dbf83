# SPDX-License-Identifier: EUPL-1.2
"""A pytest plug-in that is loaded before the settings: every test process gets a home of its own."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="foyer-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)

os.environ["FOYER_HOME"] = _home
os.environ["FOYER_SECRET_KEY"] = "only-for-tests"
os.environ.pop("FOYER_PUBLIC_URL", None)
