# SPDX-License-Identifier: EUPL-1.2
"""An acceptance environment that really runs, as a suite sees it: over HTTP, told by its JSON document."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from journeys.house import FOYER

HOST = "io.uitdatabank.local"
IDS = f"http://{HOST}:80"
AUDIENCE = "https://api.publiq.be"


class World:
    """One environment. `told` is what its command printed."""

    def __init__(self, home: Path, **variables: str) -> None:
        self.home, self.port = home, free_ports(5)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FOYER_")}
        self._environment = {**kept, "FOYER_HOME": str(home), **variables}
        self._tokens: dict[tuple[str, str], dict[str, str]] = {}
        self.http = httpx.Client(trust_env=False, timeout=60)

    def open(self) -> None:
        """Start it, and read what it tells."""
        command = [*FOYER, "up", "--acceptance", "--json", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        printed = ""
        while not printed.endswith("\n}\n"):
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read()
            printed += line
        self.told = json.loads(printed)

    def close(self) -> None:
        """Stop it with all that belongs to it."""
        self.http.close()
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)

    def grant(self, client: str, **more: str) -> httpx.Response:
        """Ask the token endpoint in the name of a client."""
        known = self.told["clients"][client]
        asked = {"client_id": known["id"], "client_secret": known["secret"], "audience": AUDIENCE, **more}
        return self.http.post(self.told["addresses"]["token"], json=asked)

    def tokens(self, user: str = "", client: str = "test_client") -> dict[str, str]:
        """Return the tokens of a user through a client, or of the client itself; asked for once."""
        if (user, client) not in self._tokens:
            more = {"grant_type": "client_credentials"}
            if user:
                login = {"username": self.told["users"][user]["email"], "password": "test"}
                more = {"grant_type": "password", "scope": "openid profile email", **login}
            answer = self.grant(client, **more)
            assert answer.status_code == 200, answer.text
            self._tokens[user, client] = answer.json()
        return self._tokens[user, client]

    def entry(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        by: str | None = "invoerder",
        client: str = "test_client",
        **more: Any,
    ) -> httpx.Response:
        """Call the entry API: by a user, by the client itself (`by=""`), or without a token (`by=None`)."""
        headers = dict(more.pop("headers", {}))
        if by is not None:
            headers.setdefault("Authorization", f"Bearer {self.tokens(by, client)['access_token']}")
        address = self.told["addresses"]["entry"] + path
        content = {} if body is None else {"json": body}
        return self.http.request(method, address, headers=headers, **content, **more)

    def search(
        self, collection: str, credentials: dict[str, str] | None = None, **asked: Any
    ) -> httpx.Response:
        """Call the search API, with an ordinary key unless other credentials are given."""
        headers = {"X-Api-Key": self.told["keys"]["uitdatabank"]} if credentials is None else credentials
        address = f"{self.told['addresses']['search']}/{collection}"
        return self.http.get(address, params=asked, headers=headers)

    def mail(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Call the sink."""
        return self.http.request(method, f"{self.told['addresses']['mail']}/api/v1/{path}", **more)

    def letter_to(self, address: str) -> dict[str, Any]:
        """Return the latest letter to an address, when it has come."""

        def found() -> list[dict[str, Any]]:
            return self.mail("GET", "search", params={"query": f"to:{address}"}).json()["messages"]

        return self.mail("GET", f"message/{wait_for(found)[0]['ID']}").json()

    def made(self, path: str, body: Any, by: str = "invoerder") -> str:
        """Make an item and return its id."""
        answer = self.entry("POST", path, body, by=by)
        assert answer.status_code == 201, answer.text
        return str(next(answer.json()[name] for name in ("id", "organizerId") if name in answer.json()))

    def indexed(self, path: str, item_id: str) -> dict[str, Any]:
        """Wait as suites do until the search shows the latest version of an item, and return that."""
        version = self.entry("GET", f"{path}/{item_id}", by=None).json()["playhead"]

        def found() -> dict[str, Any] | None:
            asked = {"disableDefaultFilters": "true", "embed": "true", "id": item_id}
            page = self.entry("GET", f"{path}/", by=None, params=asked).json()
            return next((one for one in page["member"] if one["playhead"] >= version), None)

        return wait_for(found)


def wait_for(find: Callable[[], Any], seconds: float = 60) -> Any:
    """Return what is found, once something is. Suites wait ten seconds; a busy machine may be slower."""
    until = time.monotonic() + seconds
    while not (found := find()):
        assert time.monotonic() < until, f"not within {seconds} seconds"
        time.sleep(0.05)
    return found


def unique(name: str) -> str:
    """Return a name that nobody used before."""
    return f"{name} {uuid4().hex[:12]}"


def free_ports(number: int) -> int:
    """Return the first of so many ports in a row that nobody listens at."""
    for _ in range(200):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            first = int(probe.getsockname()[1])
        if first + number < 65_536 and all(map(_is_free, range(first, first + number))):
            return first
    raise AssertionError("there are no ports")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
