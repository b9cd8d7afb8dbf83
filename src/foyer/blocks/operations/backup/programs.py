# SPDX-License-Identifier: EUPL-1.2
"""The programs that come with PostgreSQL: finding those that fit a server, and running them."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from os import environ
from pathlib import Path
from typing import IO

from foyer.blocks.operations.backup.manifest import BackupFailed

_CHUNK = 1024 * 1024
_FOLDERS = Path("/usr/lib/postgresql")


def major(version: str) -> int:
    """Return the first number of a version."""
    found = re.search(r"\d+", version)
    return int(found[0]) if found else 0


def program(name: str, server: int) -> str:
    """Return the path of a program of the major version of a server, or of the next above it.

    Raises:
        BackupFailed: there is none that fits; the text says what to install.
    """
    found: dict[int, str] = {}
    for candidate in (shutil.which(name), *map(str, _FOLDERS.glob(f"*/bin/{name}"))):
        version = _version_of(candidate) if candidate else None
        if version is not None and version >= server:
            found.setdefault(version, str(candidate))
    if not found:
        raise BackupFailed(
            f"{name} of PostgreSQL {server} or newer is needed and not there. Install it:\n"
            f"    apt-get install postgresql-client-{server}"
        )
    return found[min(found)]


class Running:
    """A program that runs. What it complains of goes to a file, so that it never waits for a reader."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.DEVNULL,
    ) -> None:
        """Start it with what this process has, and more, in its environment."""
        self.name = Path(command[0]).name
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - read when the program has ended
        self.process = subprocess.Popen(  # noqa: S603 - our own command line
            command, env={**environ, **environment}, stdin=stdin, stdout=stdout, stderr=self._complaints
        )

    def is_running(self) -> bool:
        """Say whether it has not ended yet."""
        return self.process.poll() is None

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        self._complaints.close()

    def end(self) -> None:
        """Wait until it has ended.

        Raises:
            BackupFailed: it failed; the text is the first line of its complaint.
        """
        self.process.wait()
        self._complaints.seek(0)
        told = self._complaints.read(4000).decode(errors="replace").strip()
        self._complaints.close()
        if self.process.returncode:
            first = told.splitlines()[0] if told else f"it ended with code {self.process.returncode}"
            raise BackupFailed(f"{self.name} failed: {first}")


def pour(source: Running, target: Running) -> None:
    """Give all that one program writes to the other. Where the first fails, the second never sees the end.

    Raises:
        BackupFailed: one of them failed.
    """
    reader, writer = _pipe(source.process.stdout), _pipe(target.process.stdin)
    try:
        shutil.copyfileobj(reader, writer, _CHUNK)
        source.end()
    except BrokenPipeError:
        source.kill()
        target.end()
        raise
    except BackupFailed:
        target.kill()
        raise
    finally:
        reader.close()
    writer.close()
    target.end()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the program was started without this pipe")
    return stream


def _version_of(path: str) -> int | None:
    try:
        told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    return major(told.stdout)
