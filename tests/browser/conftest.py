# SPDX-License-Identifier: EUPL-1.2
"""A real Chromium, and a real server with built assets."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# htmx calls it an error when a newer request takes the place of one on its way, as the search wants it. Of a
# request that failed it says more: htmx:sendError, htmx:timeout, htmx:responseError.
REPLACED = ("htmx:afterRequest", "htmx:sendAbort")
HERE = Path(__file__).parent


def _chromium() -> str | None:
    named = os.environ.get("FOYER_CHROMIUM")
    return (
        named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium that asks nothing of the network."""
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium is installed (FOYER_CHROMIUM names one elsewhere)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def agenda_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the pages over the made-up programme; return the address."""
    home = _home(tmp_path_factory)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "FOYER_HOME": str(home), "PYTHONPATH": str(HERE)}
    environment["FOYER_PUBLIC_URL"] = f"http://127.0.0.1:{port}"
    environment.pop("FOYER_DATABASE_URL", None)
    bin_ = Path(sys.executable).parent
    said = home / f"server-{port}.log"
    with said.open("w") as log:
        command = [bin_ / "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
        server = subprocess.Popen(
            [*command, "agenda_wsgi:application"], env=environment, stdout=log, stderr=log
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/nl/", server, said)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture
def visit(browser: Browser, agenda_server: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the agenda; anything on the console that is an error fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    listening = [True]

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and listening and not message.text.startswith(REPLACED):
            errors.append(message.text)

    def open_page(
        path: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        script: bool = True,
        locale: str = "nl-BE",
        **more: object,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            locale=locale,
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: _stays_home(request.url, agenda_server, errors))
        page.goto(agenda_server + path, wait_until="networkidle")
        return page

    yield open_page
    listening.clear()  # what is cut off by closing the window is no fault of the page
    for context in contexts:
        context.close()
    assert [error for error in errors if "404" not in error and "410" not in error] == []


def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with built assets; processes that test side by side build it once and share it."""
    own = tmp_path_factory.getbasetemp()
    home = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "agenda-home"
    home.mkdir(exist_ok=True)
    with (home / "building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "built").exists():
            command = [Path(sys.executable).parent / "foyer", "assets", "--verbosity", "0"]
            subprocess.run(command, env={**os.environ, "FOYER_HOME": str(home)}, check=True)
            (home / "built").touch()
    return home


def _stays_home(url: str, address: str, errors: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        errors.append(f"a request left for {url}")


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(120):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise RuntimeError(log.read_text()[-4000:])
