# SPDX-License-Identifier: EUPL-1.2
"""Work that goes on after the answer, in a house that runs: its worker dies, and others work meanwhile."""

import json
import time

import pytest
from journeys.house import wait_for

from faults.calling import call, kill, workers
from foyer.blocks.offers.tests.documents import event

pytestmark = [pytest.mark.faults, pytest.mark.slow]

EVENTS = 1000
ALL = [("disableDefaultFilters", "true")]


def sent(house, method, path, body):
    answer = call(
        house,
        method,
        f"/api/entry{path}",
        json.dumps(body).encode(),
        Authorization=f"Bearer {house.token}",
        Content_Type="application/json",
    )
    assert answer.status in (200, 204), answer.body
    return answer.document


def count(house, *parameters):
    return house.search("offers", [*ALL, ("limit", "1"), *parameters])["totalItems"]


def test_bulk_work_survives_its_worker_and_lets_others_go_first(house, enter, found):
    mine = enter("Tussendoor")
    done = house.run("generate", "--events", str(EVENTS))
    assert done.returncode == 0, done.stderr
    wait_for(lambda: count(house, ("q", "_type:event")) == EVENTS + 1, 300)
    total = count(house)
    wanted = {"label": "Bulkproef", "query": "NOT labels:Bulkproef"}
    job = sent(house, "POST", "/query/labels", wanted)["commandId"]

    def state():
        return call(house, "GET", f"/api/entry/jobs/{job}").document

    labelled = [0]
    for number in range(3):
        wait_for(lambda: count(house, ("labels[]", "Bulkproef")) > labelled[-1], 120)
        labelled.append(count(house, ("labels[]", "Bulkproef")))
        for pid in workers(house):
            kill(pid)
        assert state() != "complete"
        wait_for(lambda: workers(house), 60)
        # Somebody else changes something: he does not wait for the whole of it.
        word = f"voorrang{number}"
        sent(house, "PUT", f"/events/{mine}", event(house.hall, name={"nl": word}))
        wait_for(lambda word=word: found(word) == 1, 60)
    wait_for(lambda: state() == "complete", 300)
    wait_for(lambda: count(house, ("labels[]", "Bulkproef")) == total, 120)
    generated = [("labels[]", "Bulkproef"), ("q", "_type:event"), ("embed", "true"), ("limit", "2000")]
    events = house.search("offers", [*ALL, *generated])["member"]
    # What was done twice, because it was not yet noted when the worker died, changed nothing again.
    playheads = [one["playhead"] for one in events if not one["@id"].endswith(mine)]
    assert playheads == [1] * EVENTS
    time.sleep(1)
    assert state() == "complete"
