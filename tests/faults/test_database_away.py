# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL crashes and comes back under a house that runs.

What was answered is there; what was not says so; web process and worker go on by themselves.
"""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator

import postgres
import pytest
from journeys.house import House, wait_for

from faults.calling import Answer, call
from faults.conftest import opened
from foyer.blocks.offers.tests.documents import event

pytestmark = [
    pytest.mark.faults,
    pytest.mark.slow,
    pytest.mark.skipif(postgres.programs() is None, reason="PostgreSQL is not installed"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house on a PostgreSQL that keeps what it has answered, also when it crashes."""
    with postgres.server(durable=True) as url:
        house = House(tmp_path_factory.mktemp("house"), "--no-demo")
        house.environment["FOYER_DATABASE_URL"] = url
        yield from opened(house)


class Writer:
    """Somebody who enters one event after another, whatever the answers are."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.kept: list[str] = []
        self.refused: Counter[tuple[int, str]] = Counter()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._write)
        self.thread.start()

    def stop(self) -> None:
        self.over.set()
        self.thread.join()

    def _write(self) -> None:
        body = json.dumps(event(self.house.hall, name={"nl": "Onverstoorbaar"})).encode()
        while not self.over.wait(0.02):
            answer = sent(self.house, "POST", "/events", body)
            if answer.status == 201:
                self.kept.append(answer.document["id"])
            else:
                self.refused[answer.status, answer.content_type] += 1


def sent(house: House, method: str, path: str, body: bytes | None = None) -> Answer:
    """Call the entry API as the administrator."""
    token = f"Bearer {house.token}"
    return call(
        house, method, f"/api/entry{path}", body, Authorization=token, Content_Type="application/json"
    )


def test_it_crashes_while_somebody_writes_and_comes_back(house: House, found: Callable[[str], int]) -> None:
    folder = postgres.folder_of(house.environment["FOYER_DATABASE_URL"])
    processes = (house.home / "processes").read_text()
    writer = Writer(house)
    try:
        wait_for(lambda: len(writer.kept) > 20, 60)
        postgres.end(folder, "immediate")
        wait_for(lambda: writer.refused.total() > 5, 60)
        assert call(house, "GET", "/health").status == 200, "nobody shall kill the process for it"
        ready = call(house, "GET", "/ready")
        assert (ready.status, ready.document["checks"]["database"]) == (503, "fails with OperationalError")
        status = call(house, "GET", "/status")
        assert (status.status, b"mark-bad" in status.body) == (200, True)
        # Where what it shows is at hand it is shown, else a page says so.
        page = call(house, "GET", "/nl/agenda")
        assert page.status in {200, 503}
        assert page.content_type.startswith("text/html")
        assert b"Error" not in page.body
        staff = call(house, "GET", "/staff/", Cookie=f"sessionid={'a' * 32}")
        assert (staff.status, staff.content_type) == (503, "text/html; charset=utf-8")
        log = (house.home / "logs" / "web.log").read_text()
        assert '"event":"the database cannot be asked"' in log
        assert '"event":"request failed"' not in log
        postgres.begin(folder)
        before = len(writer.kept)
        wait_for(lambda: len(writer.kept) > before + 20, 60)
    finally:
        writer.stop()
    assert set(writer.refused) == {(503, "application/problem+json")}
    wait_for(lambda: found("onverstoorbaar") >= len(writer.kept), 60)
    for one in writer.kept:
        assert sent(house, "GET", f"/events/{one}").status == 200
    assert (house.home / "processes").read_text() == processes, "they went on by themselves"
