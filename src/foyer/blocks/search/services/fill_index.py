# SPDX-License-Identifier: EUPL-1.2
"""Put all records into a new index: in this process, or where there are many, in one of its own."""

import signal
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

import orjson
import structlog

from foyer.blocks.offers.public import count, walk, walk_by_place
from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.mapping import reference_of
from foyer.blocks.search.services.gather import batches, rows_of
from foyer.blocks.search.services.with_helpers import with_helpers
from foyer.kernel.memory import begin_with, pieces_kept
from foyer.kernel.reactions import NotRebuilt, Progress

log = structlog.get_logger("foyer.search")

KINDS = ("organizer", "place", "event")
_BATCH = 1000
_MEMORY = 200_000_000
_WORTH_A_PROCESS = 10_000
_PATIENCE = 5
# Of so many records at least, and a tenth of all, it is not they that are odd.
_FEW = 10


def fill_index(name: str, progress: Progress | None = None) -> int:
    """Walk all records into an empty index, and join its segments; return how many there were.

    Raises:
        NotRebuilt: of more than ten records, and a tenth of all, no document could be made; or the process
            that did it was ended, as the first that a machine without memory ends.
    """
    total = records()
    done = 0
    with closing((_apart if total >= _WORTH_A_PROCESS else _fill)(name, total)) as steps:
        for done in steps:
            if progress is not None:
                progress(done, max(total, done))
    return done


def _fill(name: str, total: int) -> Generator[int]:
    """Do it, and give after each batch how many records are done. It is whole when there is no next."""
    writer = folder.open_index(name).writer(_MEMORY, 1)
    done = left_out = 0
    for batch, rows in with_helpers(rows_of, batches(references(), _BATCH), total):
        left_out += len(batch) - len(rows)
        for row in rows:
            try:
                writer.add_json(row)
            except ValueError as error:
                # One that the engine refuses must not leave all others without an index.
                left_out += 1
                reference = orjson.loads(row)["reference"]
                log.warning("record_not_indexed", reference=reference, error=type(error).__name__)
        done += len(rows)
        yield done
    if left_out > max(_FEW, total // 10):
        raise NotRebuilt(f"{left_out} of {total} records could not be indexed: the log names them")
    writer.commit()
    writer.wait_merging_threads()


def _apart(name: str, total: int) -> Generator[int]:
    """Do the same in a process of its own, which uses memory otherwise, and gives all of it back."""
    context = get_context("spawn")
    heard, told = context.Pipe(duplex=False)
    work = f"{_tell.__module__}.{_tell.__qualname__}"
    process = context.Process(target=begin_with, args=(work, name, total, told), name="index")
    with pieces_kept():
        process.start()
    told.close()
    try:
        while (done := heard.recv()) is not None:
            if isinstance(done, Exception):
                raise done
            yield done
    except EOFError:
        process.join()
        raise NotRebuilt(f"what made the index ended with {process.exitcode}") from None
    finally:
        # Who still works sees that nobody listens any more, and ends in order, or is made to.
        heard.close()
        process.join(_PATIENCE)
        process.kill()
        process.join()


def _tell(name: str, total: int, told: Connection) -> None:
    # A service is told to end by telling all its processes: this one ends when nobody listens any more.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with suppress(BrokenPipeError):
        try:
            with closing(_fill(name, total)) as steps:
                for done in steps:
                    told.send(done)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - raised again by who listens
            told.send(error)
        else:
            told.send(None)


def records() -> int:
    """Return how many records there are to be found. Three queries."""
    return sum(count(kind) for kind in KINDS)


def references() -> Iterator[str]:
    """Go through all records by the text under which the index knows them. A query a thousand of them.

    Events come in the order of their places: those at one place say much that is the same, which costs
    less when it is said again soon. An event that moves meanwhile may come twice, or not at all.
    """
    for kind in ("organizer", "place"):
        after = 0
        while rows := walk(kind, after, _BATCH):
            after = rows[-1][0]
            yield from (reference_of(kind, public_id) for _, public_id in rows)
    last = (0, 0)
    while events := walk_by_place(last, _BATCH):
        last = events[-1][0]
        yield from (reference_of("event", public_id) for _, public_id in events)
