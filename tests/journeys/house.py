# SPDX-License-Identifier: EUPL-1.2
"""A Foyer that really runs: `foyer up` in a process of its own, with a home and a port of its own."""

import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOYER = [sys.executable, "-m", "foyer.config.command_line"]
# Fonts are the same in every house, and to cut them takes as long as all the rest of a start.
CUT = Path("assets") / "agenda"
_SOURCES = (ROOT / "src/foyer/blocks/agenda/assets/fonts.py", ROOT / "uv.lock")
_NAMED = hashlib.sha256(b"".join(path.read_bytes() for path in _SOURCES)).hexdigest()[:12]
FONTS = ROOT / "var" / f"fonts-{_NAMED}"


class House:
    """One running installation. `key` is the demonstration key that it printed."""

    def __init__(self, home: Path, *options: str) -> None:
        self.home = home
        self.options = options
        self.port = _free_port()
        self.address = f"http://localhost:{self.port}"
        self.environment = {**os.environ, "FOYER_HOME": str(home), "FOYER_PUBLIC_URL": self.address}
        self.key = ""

    def open(self) -> None:
        """Start, and wait until the addresses are printed."""
        log = self.home / "up.log"
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [*FOYER, "up", "--port", str(self.port), *self.options],
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_for(lambda: "Stop with Ctrl-C" in log.read_text() or self.process.poll() is not None, 300)
        printed = log.read_text()
        found = re.search(r"Demo API key\s+(\S+)", printed)
        assert found, printed
        self.key = found[1]

    def close(self) -> None:
        """Stop everything that this house started."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the house beside the running processes."""
        return subprocess.run(
            [*FOYER, *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )

    def search(self, collection: str, parameters: list[tuple[str, str]]) -> dict[str, Any]:
        """Ask the search API."""
        query = urllib.parse.urlencode([*parameters, ("apiKey", self.key)])
        return json.loads(self.get(f"/api/search/{collection}?{query}"))

    def get(self, path: str) -> str:
        """Return the text at an address of this house."""
        with urllib.request.urlopen(self.address + path, timeout=20) as answer:
            return answer.read().decode()

    def send(self, method: str, path: str, body: object, token: str) -> int:
        """Call the entry API with a body; return the status."""
        request = urllib.request.Request(
            self.address + path,
            data=json.dumps(body).encode(),
            method=method,
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def furnish(self) -> None:
        """Bring the fonts that an earlier house has cut from the same sources."""
        if FONTS.exists():
            shutil.copytree(FONTS, self.home / CUT)

    def lend(self) -> None:
        """Keep the fonts of this house for the next one."""
        if FONTS.exists():
            return
        FONTS.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=FONTS.parent, prefix="fonts-"))
        shutil.copytree(self.home / CUT / "fonts", fresh / "fonts")
        shutil.copyfile(self.home / CUT / ".fonts", fresh / ".fonts")
        # Another process may do the same: the first is kept.
        with contextlib.suppress(OSError):
            fresh.rename(FONTS)
        shutil.rmtree(fresh, ignore_errors=True)


def wait_for(condition: Callable[[], object], seconds: float) -> float:
    """Wait until a condition holds; return how long that took, or fail."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if condition():
            return time.monotonic() - started
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
