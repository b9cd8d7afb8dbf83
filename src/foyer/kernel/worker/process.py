# SPDX-License-Identifier: EUPL-1.2
"""The worker process: a thread a reaction, one for schedules, one that renews leases."""

import contextvars
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import structlog
from django.db import connection, connections

from foyer.kernel.reactions import Reaction
from foyer.kernel.schedules import Schedule, stopped_by
from foyer.kernel.worker import leases, scheduling
from foyer.kernel.worker.cursors import LeaseLost, lease_name
from foyer.kernel.worker.owner import own_name
from foyer.kernel.worker.reacting import Runner

log = structlog.get_logger("foyer.worker")

POLL = 0.1
"""Seconds between two looks at an outbox without news; a person's change waits half of it on average."""

_SCHEDULES_AT_ONCE = 3


class Worker:
    """Runs reactions and schedules until it is told to stop."""

    def __init__(self, reactions: Sequence[Reaction], schedules: Sequence[Schedule]) -> None:
        self.owner = own_name()
        self.stopping = threading.Event()
        self._reactions = reactions
        self._schedules = schedules

    def run(self) -> None:
        """Work until `stop` is called; what is being handled then is finished first."""
        jobs: list[tuple[str, Callable[[], None]]] = [
            (reaction.name, partial(self._react, reaction)) for reaction in self._reactions
        ]
        jobs += [("schedules", self._watch_schedules), ("leases", self._renew_leases)]
        threads = []
        for name, job in jobs:
            # Threads begin with an empty context: the injected clock goes with them.
            context = contextvars.copy_context()
            threads.append(threading.Thread(target=context.run, args=(self._guard, name, job), name=name))
        for thread in threads:
            thread.start()
        for thread in threads:
            # A signal may reach another thread; its handler runs only when this one wakes up.
            while thread.is_alive():
                thread.join(timeout=1.0)

    def stop(self) -> None:
        """Ask all threads to end after what they are doing."""
        self.stopping.set()

    def _guard(self, name: str, job: Callable[[], None]) -> None:
        """Keep a job running: after a fault, such as a database that went away, it begins again."""
        pause = 0.5
        while not self.stopping.is_set():
            started = time.monotonic()
            try:
                job()
            except LeaseLost:
                log.warning("another worker took over", job=name)
            except Exception:
                log.exception("worker job failed", job=name, again_in_seconds=pause)
                connections.close_all()
                self.stopping.wait(pause)
                pause = 0.5 if time.monotonic() - started > 60 else min(30.0, pause * 2)
        connections.close_all()

    def _react(self, reaction: Reaction) -> None:
        runner = Runner(reaction, self.owner)
        lease = lease_name(reaction.name)
        while not self.stopping.is_set():
            if not leases.hold(lease, self.owner):
                runner.forget()
                self.stopping.wait(1.0)
            elif not runner.step():
                self.stopping.wait(POLL)
        leases.release(lease, self.owner)

    def _watch_schedules(self) -> None:
        running: dict[str, Future[None]] = {}
        with ThreadPoolExecutor(_SCHEDULES_AT_ONCE, "schedule") as pool:
            while not self.stopping.is_set():
                running = {name: future for name, future in running.items() if not future.done()}
                for schedule in self._schedules:
                    if schedule.name not in running and scheduling.is_due(schedule):
                        context = contextvars.copy_context()
                        running[schedule.name] = pool.submit(context.run, self._run_schedule, schedule)
                self.stopping.wait(1.0)

    def _run_schedule(self, schedule: Schedule) -> None:
        try:
            with stopped_by(self.stopping.is_set):
                scheduling.run(schedule, self.owner)
        except scheduling.Busy:
            log.info("schedule runs elsewhere", schedule=schedule.name)
        except Exception:
            log.exception("schedule could not be run", schedule=schedule.name)
        finally:
            connection.close()

    def _renew_leases(self) -> None:
        while not self.stopping.wait(leases.LENGTH.total_seconds() / 3):
            leases.renew_all(self.owner)
