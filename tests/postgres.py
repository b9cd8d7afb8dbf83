# SPDX-License-Identifier: EUPL-1.2
"""A private PostgreSQL for tests: made in a temporary folder, thrown away afterwards.

    python tests/postgres.py run -- CMD...     runs CMD with FOYER_DATABASE_URL set to it
    python tests/postgres.py where             prints the folder of the programs, or fails

The server listens on a socket in that folder only. PostgreSQL refuses to run as root, so that root
gives it to the user `postgres`, or else `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_USER = "foyer"
_NAME = "foyer"
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def programs() -> Path | None:
    """Return the folder with `initdb` and `postgres`, or None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    found_here = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found_here[-1].parent if found_here else None


def _servant() -> pwd.struct_passwd | None:
    """Return the user who runs the server instead of root, or None where we are not root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _becoming(servant: pwd.struct_passwd | None) -> Callable[[], None] | None:
    if servant is None:
        return None

    def become() -> None:
        os.setgroups([])
        os.setgid(servant.pw_gid)
        os.setuid(servant.pw_uid)

    return become


@contextmanager
def server(durable: bool = False) -> Iterator[str]:
    """Run a fresh server with one empty database; give its FOYER_DATABASE_URL.

    `durable` keeps fsync on, for benchmarks.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
    """
    bin_folder = programs()
    if bin_folder is None:
        raise FileNotFoundError("PostgreSQL is not installed: no initdb in PATH or /usr/lib/postgresql")
    servant = _servant()
    folder = Path(tempfile.mkdtemp(prefix="foyer-pg-"))
    if servant:
        os.chown(folder, servant.pw_uid, servant.pw_gid)
    become = _becoming(servant)
    quiet = {"cwd": folder, "preexec_fn": become, "stdout": subprocess.DEVNULL}
    data = folder / "data"
    try:
        subprocess.run(
            [
                bin_folder / "initdb",
                "-D",
                data,
                "-U",
                _USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N",
            ],
            check=True,
            **quiet,
        )
        settings = () if durable else _FAST
        options = " ".join(["-c listen_addresses=''", f"-k {folder}", *(f"-c {each}" for each in settings)])
        (folder / "options").write_text(options, encoding="ascii")
        begin(folder)
        try:
            subprocess.run([bin_folder / "createdb", "-h", folder, "-U", _USER, _NAME], check=True, **quiet)
            yield f"postgresql://{_USER}@/{_NAME}?host={folder}"
        finally:
            end(folder, "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def folder_of(url: str) -> Path:
    """Return the folder of a server by its address."""
    return Path(url.partition("?host=")[2])


def begin(folder: Path) -> None:
    """Start the server of a folder, and wait until it answers."""
    options = (folder / "options").read_text(encoding="ascii")
    _control(folder, ["-t", "60", "-l", folder / "log", "-o", options, "start"], check=True)


def end(folder: Path, mode: str) -> None:
    """Stop the server of a folder: `fast` as an administrator does, `immediate` as a crash does."""
    _control(folder, ["-m", mode, "stop"], check=False)


def _control(folder: Path, command: Sequence[str | Path], *, check: bool) -> None:
    bin_folder = programs()
    assert bin_folder, "the server of a folder was made by its programs"
    subprocess.run(
        [bin_folder / "pg_ctl", "-D", folder / "data", "-w", *command],
        check=check,
        cwd=folder,
        preexec_fn=_becoming(_servant()),
        stdout=subprocess.DEVNULL,
    )


def run(command: Sequence[str]) -> int:
    """Run a command beside a fresh server and return its exit code."""
    # A signal to this process must still stop the server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server(durable=bool(os.environ.get("FOYER_TEST_DURABLE"))) as url:
        return subprocess.run(command, env={**os.environ, "FOYER_DATABASE_URL": url}, check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says."""
    match list(arguments):
        case ["run", "--", *command] if command:
            return run(command)
        case ["where"]:
            found = programs()
            print(found or "PostgreSQL is not installed")
            return 0 if found else 1
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
