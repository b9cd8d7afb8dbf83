# SPDX-License-Identifier: EUPL-1.2
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from foyer.config import serving
from foyer.config.commands import serve


def test_it_listens_at_an_address_and_at_a_path(tmp_path):
    with serving.listen("127.0.0.1", 0) as listening:
        socket.create_connection(listening.getsockname()).close()
    path = tmp_path / "web.sock"
    for _ in range(2):  # what an earlier process left is taken away
        with serving.listen_at_path(path), socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))
            assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_a_file_of_somebody_else_stays(tmp_path):
    path = tmp_path / "notes"
    path.write_text("mine")
    with pytest.raises(OSError, match="in use"):
        serving.listen_at_path(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("given", [{}, {"LISTEN_FDS": "1", "LISTEN_PID": "1"}])
def test_a_socket_for_another_process_is_not_taken(given):
    assert serving.given_socket(given) is None


def test_two_sockets_of_systemd_are_one_too_many():
    with pytest.raises(ValueError, match="one socket"):
        serving.given_socket({"LISTEN_FDS": "2", "LISTEN_PID": str(os.getpid())})


def test_a_taken_port_is_said(capsys):
    with serving.listen("127.0.0.1", 0) as taken:
        code = serve.run(["--port", str(taken.getsockname()[1])])
    assert code == 1
    assert "cannot listen" in capsys.readouterr().err


@pytest.mark.parametrize("named_by", ["FOYER_HOME", "RUNTIME_DIRECTORY"])
def test_several_processes_count_together(tmp_path, named_by):
    """In a process of its own: what is counted is decided once for each, in memory that systemd gives."""
    folder = tmp_path / named_by / "metrics"
    folder.mkdir(parents=True)
    old = folder / "counter_1.db"
    old.write_bytes(b"of an earlier start")
    script = (
        "import os; from foyer.config.commands import serve;"
        "serve._count_together(1); assert 'PROMETHEUS_MULTIPROC_DIR' not in os.environ;"
        "serve._count_together(2); print(os.environ['PROMETHEUS_MULTIPROC_DIR'])"
    )
    environment = {**os.environ, "FOYER_HOME": str(tmp_path), named_by: str(tmp_path / named_by)}
    environment.pop("PROMETHEUS_MULTIPROC_DIR", None)
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == folder
    assert not old.exists()


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_nonsense_is_refused(number, capsys):
    with pytest.raises(SystemExit):
        serve.run(["--workers", number])
    assert "--workers" in capsys.readouterr().err


# The main thread waits as granian lets it wait; another thread takes the signal.
WAITING = """
import signal, sys, threading
from foyer.config import serving
over, elsewhere = threading.Event(), threading.Event()
signal.signal(signal.SIGTERM, lambda *_: over.set())
serving.heed_signals()
other = threading.Thread(target=elsewhere.wait, daemon=True)
other.start()
threading.Timer(0.05, lambda: signal.pthread_kill(other.ident, signal.SIGTERM)).start()
over.wait()
"""


def test_a_signal_that_another_thread_took_is_heeded():
    subprocess.run([sys.executable, "-c", WAITING], check=True, timeout=60)


LOADING = """
import signal, types
from foyer.config import serving
signal.signal(signal.SIGTERM, lambda *_: None)  # of the process that looks after the others
serving.importlib = types.SimpleNamespace(import_module=lambda _: signal.raise_signal(signal.SIGTERM))
serving._application()
"""


def test_a_process_that_loads_ends_when_it_is_asked():
    assert subprocess.run([sys.executable, "-c", LOADING], check=False).returncode == -signal.SIGTERM
