# SPDX-License-Identifier: EUPL-1.2
"""The folder of the index: which index is live, which one is being built, and who may write.

live              names the index that everybody reads (replaced in one step)
building          names the index that a rebuild is making
NAME/             an index of the engine; the name begins with the version of the schema
NAME.touched      what changed while NAME was being built
broken            left by a reader that could not read the live index
lock, rebuilding  held by the writer for a batch, and by a rebuild
"""

import fcntl
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from django.conf import settings

from foyer.blocks.search.engine.schema import SCHEMA, VERSION

_ENGINE_LOCK = ".tantivy-meta.lock"


class NoIndexError(Exception):
    """There is no index that can be read."""


def root() -> Path:
    """Return the folder, which is made where it is missing."""
    path = Path(settings.FOYER_SEARCH_PATH)
    path.mkdir(parents=True, exist_ok=True)
    return path


def pointed(pointer: str) -> str | None:
    """Return the name in the pointer `live` or `building`; None where it names nothing of this version."""
    try:
        name = (Path(settings.FOYER_SEARCH_PATH) / pointer).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if name.startswith(f"v{VERSION}-") and "/" not in name else None


def point(pointer: str, name: str) -> None:
    """Make a pointer name an index, in one step."""
    beside = root() / f"{pointer}.{uuid.uuid4().hex}"
    with beside.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(root() / pointer)


def create() -> str:
    """Make an empty index and return its name."""
    name = f"v{VERSION}-{uuid.uuid4().hex[:12]}"
    (root() / name).mkdir()
    tantivy.Index(SCHEMA, str(root() / name))
    return name


def open_index(name: str | None) -> tantivy.Index:
    """Open an index by name.

    Raises:
        NoIndexError: it is not there or cannot be read.
    """
    if name is None:
        raise NoIndexError("no index is live")
    try:
        return tantivy.Index.open(str(Path(settings.FOYER_SEARCH_PATH) / name))
    except (ValueError, OSError) as error:
        raise NoIndexError(f"the index {name} cannot be opened: {error}") from error


@contextmanager
def held(lock: str, *, wait: bool = True) -> Iterator[bool]:
    """Hold a lock of the folder within the block; without waiting it may say that another has it."""
    with (root() / lock).open("a", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


def edition(name: str) -> tuple[int, int, int]:
    """Return what is another with each commit to an index.

    Raises:
        NoIndexError: the index is not there.
    """
    try:
        found = (Path(settings.FOYER_SEARCH_PATH) / name / "meta.json").stat()
    except OSError as error:
        raise NoIndexError(f"the index {name} is gone: {error}") from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def is_at_rest(name: str) -> bool:
    """Say whether no process holds the list of an index's files. Who does holds up all who ask the engine.

    Waits a little for one that is about to let go.
    """
    try:
        with (Path(settings.FOYER_SEARCH_PATH) / name / _ENGINE_LOCK).open("ab") as file:
            for pause in (0.001, 0.002, 0.004, 0.008, 0):
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(pause)
                else:
                    return True
    except OSError as error:
        raise NoIndexError(f"the index {name} is gone: {error}") from error
    return False


def note_touched(references: list[str]) -> None:
    """Note what changed, for an index that is being built. Called while `lock` is held."""
    if name := pointed("building"):
        with (root() / f"{name}.touched").open("a", encoding="utf-8") as file:
            file.writelines(f"{reference}\n" for reference in references)


def touched(name: str) -> list[str]:
    """Return what changed while an index was being built, each once."""
    try:
        lines = (root() / f"{name}.touched").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return list(dict.fromkeys(line for line in lines if line))


def report_broken() -> None:
    """Leave a note that the live index cannot be read, for the worker to make it anew."""
    (root() / "broken").touch()


def is_damage(error: BaseException) -> bool:
    """Say whether the engine complains of its files: by a panic, or by an error that only its text tells."""
    if isinstance(error, OSError) or type(error).__name__ == "PanicException":
        return True
    told = str(error)
    return type(error) is ValueError and ("IO error" in told or "orrupt" in told)


def is_sound() -> bool:
    """Say whether the live index can be opened and no reader complained about it."""
    if (root() / "broken").exists():
        return False
    try:
        open_index(pointed("live")).searcher()
    except NoIndexError:
        return False
    return True


def sweep() -> None:
    """Remove all indexes but the live one. Readers keep what they have open."""
    live = pointed("live")
    for path in root().iterdir():
        if path.is_dir() and path.name != live:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name == "broken" or path.name.endswith(".touched"):
            path.unlink(missing_ok=True)
