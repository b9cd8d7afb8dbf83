# SPDX-License-Identifier: EUPL-1.2
"""Jobs take turns, go on where they were, and are tried again."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from foyer.blocks.jobs import kinds, reactions
from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.public import job, register, resume, start, stop
from foyer.blocks.jobs.services import advance_job
from foyer.blocks.jobs.services.keep_going import announce_due, forget_old
from foyer.blocks.jobs.services.start_job import DUE
from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem
from foyer.kernel.reactions import Happened
from foyer.kernel.registry import Registry

pytestmark = pytest.mark.django_db

WHO = Actor(user_id="auth0|x", client_id="program", email="an@example.org", api_key_id="k")
STAFF = Actor(user_id="op", is_staff=True)
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Killed(BaseException):
    """What a process that is killed leaves behind: nothing after this."""


@pytest.fixture(autouse=True)
def own_kinds(monkeypatch):
    """Let tests register kinds of their own, and let nothing rest."""
    monkeypatch.setattr(kinds, "_kinds", Registry("kind of job"))
    monkeypatch.setattr(advance_job, "LONGEST_REST", 0)


def kind(run):
    register("test.count", run)
    return "test.count"


def counting(seen, up_to=5, broken=None):
    def run(work):
        for number in range(work.position or 0, up_to):
            if broken:
                broken(number)
            seen.append(number)
            work.save(number + 1, number + 1, up_to)
        return {"sum": sum(range(up_to))}

    return run


def told():
    return list(OutboxEvent.objects.filter(type=DUE).order_by("id").values_list("aggregate_id", flat=True))


def give_turns(*ids):
    """Handle news of these jobs once; return who announced himself again."""
    before = len(told())
    reactions.handle([Happened(DUE, each, 0, Lane.BULK) for each in ids])
    return told()[before:]


def test_a_job_is_noted_told_and_done():
    seen = []
    asked = start(WHO, kind(counting(seen)), {"id": "e1"})
    assert told() == [asked]
    assert OutboxEvent.objects.get(type=DUE).lane == Lane.BULK
    assert AuditEntry.objects.filter(verb="start", aggregate_id=asked, actor="auth0|x").count() == 1
    assert (job(asked).state, job(asked).done, job(asked).total) == ("waiting", 0, None)
    assert give_turns(asked, asked) == []
    done = job(asked)
    assert (done.state, done.done, done.total, done.result, done.error) == ("complete", 5, 5, {"sum": 10}, "")
    assert seen == [0, 1, 2, 3, 4]
    assert done.ended is not None
    assert give_turns(asked) == []
    assert seen == [0, 1, 2, 3, 4]


def test_it_is_done_with_the_rights_of_who_asked():
    seen = []
    asked = start(WHO, kind(lambda work: seen.append((work.actor, work.payload))), ["e1"])
    give_turns(asked)
    assert seen == [(WHO, ["e1"])]
    assert job(asked).asked_by == "auth0|x"


def test_nobody_starts_nothing():
    with pytest.raises(Problem):
        start(ANONYMOUS, kind(counting([])), None)
    with pytest.raises(LookupError):
        start(WHO, "test.unknown", None)
    assert not Job.objects.exists()
    assert told() == []


def test_two_blocks_cannot_have_one_kind():
    kind(counting([]))
    with pytest.raises(ValueError, match=r"test\.count"):
        kind(counting([]))


def test_turns_go_round(monkeypatch):
    monkeypatch.setattr(reactions, "TURN", 0)
    name = kind(counting([]))
    first, second, third = (start(WHO, name, n) for n in range(3))
    assert give_turns(first, second, third) == [first, second, third]
    monkeypatch.setattr(reactions, "TURN", 0.05)

    def slow(number):
        time.sleep(0.06)

    monkeypatch.setitem(kinds._kinds._things, name, kinds.Kind(name, counting([], broken=slow)))
    # One piece takes longer than the turn: the first saved one, the others had none and come before it.
    assert give_turns(first, second, third) == [second, third, first]
    assert [job(each).done for each in (first, second, third)] == [1, 0, 0]


def test_killed_in_the_middle_it_goes_on():
    seen = []

    def killed(number):
        if number == 3 and seen.count(3) == 0:
            seen.append(3)
            raise Killed

    asked = start(WHO, kind(counting(seen, broken=killed)), None)
    with pytest.raises(Killed):
        give_turns(asked)
    assert (job(asked).state, job(asked).done) == ("running", 3)
    assert give_turns(asked) == []
    assert (job(asked).state, seen) == ("complete", [0, 1, 2, 3, 3, 4])


def test_whoever_was_overtaken_saves_no_more():
    seen = []

    def overtaken(number):
        if number == 2:
            Job.objects.update(turn=99)

    asked = start(WHO, kind(counting(seen, broken=overtaken)), None)
    assert give_turns(asked) == []
    assert (seen, job(asked).done, job(asked).state) == ([0, 1, 2], 2, "running")


def test_what_fails_is_tried_again_with_pauses_and_given_up():
    def fault(number):
        raise OSError("secret")

    with clock.use(clock.FixedClock(NOW)) as fixed:
        asked = start(WHO, kind(counting([], broken=fault)), None)
        for attempt in range(1, advance_job.MAX_TRIES):
            assert give_turns(asked) == []
            assert job(asked).state == "running"
            before = len(told())
            fixed.advance(timedelta(seconds=2**attempt - 1))
            announce_due()
            assert told()[before:] == []
            fixed.advance(timedelta(seconds=1))
            announce_due()
            assert told()[before:] == [asked]
        give_turns(asked)
        before = len(told())
        fixed.advance(timedelta(hours=1))
        announce_due()
        assert told()[before:] == []
    given_up = job(asked)
    assert given_up.state == "failed"
    assert given_up.error.startswith("OSError at test_turns.py:")


def test_progress_forgets_failures():
    failed = set()

    def fault(number):
        if number not in failed:
            failed.add(number)
            raise OSError

    seen = []
    asked = start(WHO, kind(counting(seen, up_to=30, broken=fault)), None)
    for _ in range(31):
        give_turns(asked)
    assert (job(asked).state, job(asked).error, seen) == ("complete", "", list(range(30)))


def test_what_is_refused_is_not_tried_again():
    def refused(number):
        raise Problem("x", "Bad query", 400, "Nobody can read this.")

    asked = start(WHO, kind(counting([], broken=refused)), None)
    give_turns(asked)
    assert (job(asked).state, job(asked).error) == ("failed", "Nobody can read this.")


def test_a_problem_of_ours_is_tried_again():
    def away(number):
        raise Problem("x", "Search unavailable", 503)

    asked = start(WHO, kind(counting([], broken=away)), None)
    give_turns(asked)
    assert (job(asked).state, job(asked).error) == ("running", "Search unavailable")


def test_a_kind_that_is_gone_fails():
    asked = start(WHO, kind(counting([])), None)
    kinds._kinds._things.clear()
    give_turns(asked)
    assert job(asked).error.startswith("LookupError at registry.py:")


def test_lost_news_is_told_again():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        asked = start(WHO, kind(counting([])), None)
        fixed.advance(timedelta(seconds=119))
        announce_due()
        assert told() == [asked]
        fixed.advance(timedelta(seconds=1))
        announce_due()
        announce_due()
        assert told() == [asked, asked]


def test_what_a_clock_that_ran_ahead_put_off_is_told_again():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        fixed.advance(timedelta(days=365))
        asked = start(WHO, kind(counting([])), None)
        fixed.advance(timedelta(days=-365))
        announce_due()
        announce_due()
        assert told() == [asked, asked]


def test_staff_stops_a_job_and_lets_it_go_on():
    seen = []

    def stopped(number):
        if number == 2:
            stop(STAFF, asked)

    name = kind(counting(seen, broken=stopped))
    asked = start(WHO, name, None)
    assert give_turns(asked) == [asked, asked]
    assert give_turns(asked) == []
    assert (job(asked).state, job(asked).error, seen) == ("failed", "stopped", [0, 1, 2])
    assert stop(STAFF, asked) is False
    kinds._kinds._things[name] = kinds.Kind(name, counting(seen))
    assert resume(STAFF, asked) is True
    assert resume(STAFF, asked) is False
    assert give_turns(asked) == []
    assert (job(asked).state, job(asked).error, seen) == ("complete", "", [0, 1, 2, 3, 4])
    assert list(AuditEntry.objects.order_by("id").values_list("verb", flat=True)) == [
        "start",
        "stop",
        "resume",
    ]


@pytest.mark.parametrize("verb", [stop, resume])
def test_others_steer_nothing(verb):
    asked = start(WHO, kind(counting([])), None)
    Job.objects.update(state="failed" if verb is resume else "waiting")
    with pytest.raises(Problem):
        verb(WHO, asked)
    row = Job.objects.get()
    assert (row.stopping, row.state) == (False, "failed" if verb is resume else "waiting")


def test_old_jobs_are_forgotten():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        name = kind(counting([]))
        done, going = start(WHO, name, None), start(WHO, name, None)
        give_turns(done)
        fixed.advance(timedelta(days=30))
        forget_old()
        assert Job.objects.count() == 2
        fixed.advance(timedelta(seconds=1))
        forget_old()
    assert list(Job.objects.values_list("public_id", flat=True)) == [going]
