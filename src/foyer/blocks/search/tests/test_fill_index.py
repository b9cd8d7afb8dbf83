# SPDX-License-Identifier: EUPL-1.2
"""An index of many records is made in a process of its own, which may die or be stopped."""

import json
import os
import subprocess
import sys

import pytest

FILLED = """
import json, multiprocessing, os, signal
import django
if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from foyer.blocks.search.engine import folder
    from foyer.blocks.search.public import find, rebuild_index
    from foyer.blocks.search.services import fill_index
    from foyer.kernel.reactions import NotRebuilt, Stopped

    call_command("migrate", verbosity=0)
    call_command("generate", events=2000, verbosity=0)
    rebuild_index()
    told = {"before": folder.pointed("live")}
    fill_index._WORTH_A_PROCESS = 1
    alone = []

    def kill(done, total):
        (child,) = multiprocessing.active_children()
        os.kill(child.pid, signal.SIGKILL)

    def renamed(table, name):
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} RENAME TO {name}")

    def take_away(done, total):
        renamed("offers_event", "away")

    def stop(done, total):
        (child,) = multiprocessing.active_children()
        alone.append("tcache_count=2000" in open(f"/proc/{child.pid}/environ").read())
        raise Stopped

    def left():
        return [multiprocessing.active_children(), folder.pointed("live"), folder.pointed("building")]

    try:
        rebuild_index(kill)
    except NotRebuilt as error:
        told["killed"] = [str(error), *left()]
    try:
        rebuild_index(take_away)
    except OperationalError as error:
        renamed("away", "offers_event")
        told["failed"] = [str(error), *left()]
    try:
        rebuild_index(stop)
    except Stopped:
        told["stopped"] = [alone, *left()]
    walked = []

    def tell_all(done, total):
        if not walked:
            (child,) = multiprocessing.active_children()
            os.kill(child.pid, signal.SIGINT)
            os.kill(child.pid, signal.SIGTERM)
        walked.append((done, total))

    rebuild_index(tell_all)
    told["done"] = [walked[-1], *left()]
    told["variables"] = [name for name in os.environ if name.startswith("GLIBC")]
    told["found"] = find("events", [("disableDefaultFilters", "true")]).total
    print(json.dumps(told))
"""


@pytest.mark.slow
def test_an_index_is_made_in_a_process_of_its_own(tmp_path):
    script = tmp_path / "filled.py"
    script.write_text(FILLED)
    around = {name: value for name, value in os.environ.items() if not name.startswith(("FOYER_", "GLIBC_"))}
    around |= {"FOYER_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "foyer.config.settings"}
    ended = subprocess.run(
        [sys.executable, script], env=around, capture_output=True, text=True, timeout=240, check=False
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    before = told["before"]
    assert told["killed"] == ["what made the index ended with -9", [], before, None]
    assert told["failed"] == ["no such table: offers_event", [], before, None]
    assert told["stopped"] == [[True], [], before, None]
    (done, total), children, live, building = told["done"]
    assert (done, children, building) == (total, [], None)
    assert live != before
    assert told["found"] == 2000
    assert told["variables"] == []
