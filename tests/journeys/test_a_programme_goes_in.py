# SPDX-License-Identifier: EUPL-1.2
"""A programme goes in from a file, people find it, and one performance is cancelled.

File, import, database, outbox, index, search API, entry API and page: all real, in processes of
their own.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.house import ROOT, House, wait_for

pytestmark = [pytest.mark.faults, pytest.mark.slow]

ANY_TIME = [("availableFrom", "*"), ("availableTo", "*"), ("embed", "true")]
SATURDAY = [("dateFrom", "2027-07-17T00:00:00+02:00"), ("dateTo", "2027-07-17T23:59:59+02:00")]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house in which the invented programme of a neighbourhood festival went in."""
    house = House(tmp_path_factory.mktemp("house"), "--no-demo")
    house.open()
    try:
        done = house.run(
            "import", "examples/zomer-in-lindeveld.csv", "--mapping", "examples/zomer-in-lindeveld.yaml"
        )
        assert done.returncode in {0, 1}, done.stdout + done.stderr
        wait_for(lambda: circus(house), 20)
        yield house
    finally:
        house.close()


def circus(house: House, *more: tuple[str, str]) -> list[str]:
    """Return the names of what the search API finds for 'circus' on the festival's Saturday."""
    found = house.search("events", [("text", "circus"), *SATURDAY, *ANY_TIME, *more])
    return sorted(member["name"]["nl"] for member in found["member"])


def page(house: House) -> str:
    """Return the search page for the same day and word."""
    return house.get("/nl/agenda?text=circus&when=dates&from=2027-07-17&to=2027-07-17")


def test_api_and_page_find_the_same(house: House) -> None:
    expected = ["Circus Vlinder & Zoon", "Circusateliers voor kleuters", "Koord"]
    assert circus(house) == expected
    shown = page(house)
    for name in expected:
        assert name.replace("&", "&amp;") in shown
    assert "Jongleernamiddag" not in shown


def test_a_second_run_changes_nothing(house: House) -> None:
    before = house.search("events", ANY_TIME)["totalItems"]
    assert before > 80
    done = house.run(
        "import", "examples/zomer-in-lindeveld.csv", "--mapping", "examples/zomer-in-lindeveld.yaml"
    )
    assert done.returncode in {0, 1}
    assert re.search(r"\b0 new, 0 changed, [1-9]\d* as before", done.stdout), done.stdout
    assert house.search("events", ANY_TIME)["totalItems"] == before


def test_a_cancelled_performance_is_marked_in_list_and_page(house: House) -> None:
    found = house.search("events", [("text", "Vlinder"), *SATURDAY, *ANY_TIME])["member"]
    assert len(found) == 1
    event = found[0]
    first = event["subEvent"][0]
    assert first["startDate"].startswith("2027-07-17")
    token = house.run("token").stdout.strip()
    status = house.send(
        "PATCH",
        event["@id"].removeprefix(house.address) + "/sub-events",
        [{"id": first["id"], "status": {"type": "Unavailable", "reason": {"nl": "De geit is ziek."}}}],
        token,
    )
    assert status == 204
    still_on = ("status", "Available")
    wait_for(lambda: "Circus Vlinder & Zoon" not in circus(house, still_on), 5)
    assert "Circus Vlinder & Zoon" in circus(house), "cancelled, yet to be found"
    wait_for(lambda: "Afgelast" in page(house), 5)
    identifier = event["@id"].rsplit("/", 1)[1]
    shown = house.get(f"/nl/e/x/{identifier}")
    assert "De geit is ziek." in shown
    sunday = [("dateFrom", "2027-07-18T00:00:00+02:00"), ("dateTo", "2027-07-18T23:59:59+02:00")]
    on_sunday = house.search("events", [("text", "Vlinder"), *sunday, *ANY_TIME, still_on])
    assert on_sunday["totalItems"] == 1


FESTIVAL = Path(os.environ.get("FOYER_SAMPLE_FILES", "")) / "gentse-feesten-2011.csv"


@pytest.mark.skipif(
    not os.environ.get("FOYER_SAMPLE_FILES"),
    reason="FOYER_SAMPLE_FILES does not name the folder of real files",
)
def test_a_real_festival_goes_in(house: House) -> None:
    mapping = str(ROOT / "examples" / "gentse-feesten.yaml")
    done = house.run("import", str(FESTIVAL), "--mapping", mapping)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    parameters = [
        ("text", "circus"),
        ("dateFrom", "2011-07-17T00:00:00+02:00"),
        ("dateTo", "2011-07-17T23:59:59+02:00"),
        ("coordinates", "51.0571,3.7262"),
        ("distance", "2km"),
        *ANY_TIME,
    ]
    wait_for(lambda: house.search("events", parameters)["totalItems"] >= 8, 20)
    found = house.search("events", parameters)
    names = [member["name"]["nl"] for member in found["member"]]
    assert found["totalItems"] == 8
    assert "Circusplaneet" in names
    assert any(name.startswith("Circus Krak") for name in names)
    shown = house.get(
        "/nl/agenda?text=circus&when=dates&from=2011-07-17&to=2011-07-17&near=51.0571,3.7262&distance=2"
    )
    for name in names:
        assert name.replace("&", "&amp;").replace("'", "&#x27;") in shown
