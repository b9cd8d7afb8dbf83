# SPDX-License-Identifier: EUPL-1.2
"""Who reads is not disturbed by who writes: not held up, and not refused for what is over."""

import fcntl
import subprocess
import sys
import threading
import time

import pytest
import tantivy

from foyer.blocks.search.engine import folder, reader, schema
from foyer.blocks.search.engine.folder import NoIndexError
from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.reader import Reader
from foyer.blocks.search.engine.writer import Change, Writer
from foyer.blocks.search.tests import index_documents

EVENTS = tantivy.Query.term_query(schema.SCHEMA, schema.KIND, "event")


@pytest.fixture(autouse=True)
def at_once(search_folder, monkeypatch):
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)
    folder.point("live", folder.create())


def document(identifier):
    return engine_document(*index_documents.event(identifier))


def put(writer, *identifiers):
    with folder.held("lock"):
        writer.write(Change([(f"event/{each}", document(each)) for each in identifiers]))


def counted(searcher):
    return searcher.search(EVENTS, 1, count=True).count


def within(seconds, condition):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_what_is_committed_is_seen():
    writer, ours = Writer(), Reader()
    assert ours.ask(counted) == 0
    put(writer, "one")
    within(5, lambda: ours.ask(counted) == 1)
    put(writer, "one", "two")
    within(5, lambda: ours.ask(counted) == 2)


def test_files_are_read_again_only_when_something_was_committed(monkeypatch):
    writer, ours = Writer(), Reader()
    put(writer, "one")
    within(5, lambda: ours.ask(counted) == 1)

    def refuse(_name):
        raise AssertionError("asked for the files of an index that is as it was")

    monkeypatch.setattr(folder, "is_at_rest", refuse)
    assert ours.ask(counted) == 1


def test_a_process_that_sits_on_the_files_holds_up_nobody():
    writer, ours = Writer(), Reader()
    put(writer, "one")
    within(5, lambda: ours.ask(counted) == 1)
    put(writer, "two")
    writer.close()
    lock = folder.root() / folder.pointed("live") / ".tantivy-meta.lock"
    with lock.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        answers = []
        asking = threading.Thread(target=lambda: answers.append(ours.ask(counted)), daemon=True)
        asking.start()
        asking.join(timeout=10)
        assert answers == [1]
    within(5, lambda: ours.ask(counted) == 2)


def test_damage_of_what_is_no_longer_live_is_no_answer():
    put(Writer(), "one")
    ours = Reader()
    assert ours.ask(counted) == 1
    asked = []

    def question(searcher):
        asked.append(searcher)
        if len(asked) == 1:
            raise ValueError("IO error: what was open is damaged")
        return counted(searcher)

    assert ours.ask(question) == 1
    assert len(asked) == 2
    assert not (folder.root() / "broken").exists()


def test_damage_of_what_is_live_is_told_and_noted():
    asked = []

    def question(searcher):
        asked.append(searcher)
        raise ValueError("IO error: it is damaged")

    with pytest.raises(NoIndexError):
        Reader().ask(question)
    assert len(asked) == 2
    assert (folder.root() / "broken").exists()


def test_a_fault_of_the_question_is_not_asked_twice():
    asked = []

    def question(searcher):
        asked.append(searcher)
        raise ValueError("no such field")

    with pytest.raises(ValueError, match="no such field"):
        Reader().ask(question)
    assert len(asked) == 1
    assert not (folder.root() / "broken").exists()


WRITING = """
import sys, time
import django
django.setup()
from django.conf import settings
settings.FOYER_SEARCH_PATH = sys.argv[1]
from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.writer import Writer
from foyer.blocks.search.tests.test_reader import document, put
writer, until, number = Writer(), time.monotonic() + 6, 0
while time.monotonic() < until:
    number += 1
    put(writer, *(f"item-{number * n % 97}" for n in range(1, 20)))
    if number % 10 == 0:
        with folder.held("rebuilding"):
            name = folder.create()
            beside = folder.open_index(name).writer(15_000_000, 1)
            for n in range(97):
                beside.add_document(document(f"item-{n}"))
            beside.commit()
            beside.wait_merging_threads()
            with folder.held("lock"):
                folder.point("live", name)
                folder.sweep()
"""


@pytest.mark.slow
def test_no_answer_fails_while_another_process_commits_joins_and_swaps(search_folder):
    with subprocess.Popen([sys.executable, "-c", WRITING, str(search_folder)]) as process:
        ours, seen, failed = Reader(), set(), []

        def ask_on():
            while process.poll() is None:
                try:
                    seen.add(ours.ask(counted))
                except Exception as error:  # noqa: BLE001  whatever it is, it is counted
                    failed.append(error)

        threads = [threading.Thread(target=ask_on) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert process.returncode == 0
    assert failed == []
    assert max(seen) == 97


def test_an_edition_has_one_searcher():
    writer, ours = Writer(), Reader()
    put(writer, "one")
    within(5, lambda: ours.ask(counted) == 1)
    first = ours.ask(lambda searcher: searcher)
    assert ours.ask(lambda searcher: searcher) is first
    put(writer, "two")
    within(5, lambda: ours.ask(counted) == 2)
    assert ours.ask(lambda searcher: searcher) is not first
