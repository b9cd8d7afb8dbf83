# SPDX-License-Identifier: EUPL-1.2
"""What the doctor finds: nothing where all is well, and each fault with what to do."""

import shutil
import socket
import threading
from collections import namedtuple
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from foyer.blocks.operations.doctor import addresses, copies, database, disk, folders, news, times, weak
from foyer.blocks.operations.doctor.examination import OWN, findings
from foyer.blocks.operations.services.note_backup import BACKED_UP, RESTORED, note_backup
from foyer.kernel import account, clock, reactions, schedules
from foyer.kernel import findings as kernel_findings
from foyer.kernel.findings import Finding, Level
from foyer.kernel.models import AuditEntry, FailedNews, Lease, OutboxEvent, ReactionCursor, ScheduleState
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.restoring import begin_unsettled

pytestmark = pytest.mark.django_db


def told(examination, *, above=Level.FINE):
    return [(each.level.name.lower(), each.what) for each in examination() if each.level > above]


def only(examination, level, words):
    """Check that one thing is wrong, and that it is said what to do."""
    wrong = [each for each in examination() if each.level > Level.FINE]
    assert [(each.level, words in each.what, bool(each.do)) for each in wrong] == [(level, True, True)], wrong
    return wrong[0]


def test_versions_and_migrations_of_a_sound_one():
    assert told(database.examine) == []
    assert [each for each in database.examine() if connection.vendor in each.what.lower()]


def test_migrations_that_wait_or_come_from_the_future(home):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("outreach", "0001_initial")
    only(database.examine, Level.FAULT, "1 migration waits")
    recorder.record_applied("outreach", "0001_initial")
    recorder.record_applied("outreach", "0777_of_later")
    only(database.examine, Level.FAULT, "outreach.0777_of_later")


def test_a_database_that_is_new_and_empty():
    MigrationRecorder.Migration.objects.all().delete()
    found = only(database.examine, Level.FAULT, "new and empty")
    assert str(connection.settings_dict["NAME"]) in found.what
    assert "`foyer prepare`" in found.do
    assert "`foyer restore BACKUP`" in found.do


def test_a_restore_that_was_cut_off():
    begin_unsettled()
    only(database.examine, Level.FAULT, "was cut off")


@pytest.mark.parametrize(
    ("free", "level"), [(5 * 10**12, None), (9 * 10**8, Level.WARNING), (10**8, Level.FAULT)]
)
def test_room_on_the_disk(monkeypatch, free, level):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**13, 0, free))
    if level is None:
        assert told(disk.examine) == []
    else:
        only(disk.examine, level, "are left on")


def test_secrets_that_others_may_read(home):
    if connection.vendor == "sqlite":
        Path(str(connection.settings_dict["NAME"])).chmod(0o600)
    assert told(folders.examine) == []
    (home / "secret-key").write_text("x")
    (home / "secret-key").chmod(0o640)
    only(folders.examine, Level.FAULT, "secret-key")
    (home / "secret-key").chmod(0o600)
    home.chmod(0o755)
    only(folders.examine, Level.ADVICE, str(home))


@contextmanager
def answering(server, *answers):
    """Give these answers to callers of a socket, one each."""

    server.settimeout(20)

    def answer():
        for status, body in answers:
            try:
                caller, _ = server.accept()
            except TimeoutError:
                return  # nobody asked that often
            caller.recv(4000)
            caller.sendall(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
            caller.close()

    thread = threading.Thread(target=answer)
    thread.start()
    yield
    thread.join()


def test_nobody_answers(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.FOYER_PUBLIC_URL = f"http://127.0.0.1:{free.getsockname()[1]}"
        only(addresses.examine, Level.ADVICE, "nobody answers")


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        ("200 OK", "hello", [("warning", "something else than Foyer")]),
        ("200 OK", '{"ready": true, "checks": {"a": "ok"}}', []),
        (
            "503 No",
            '{"ready": false, "checks": {"a": "broken"}}',
            [("warning", "it is not ready: a: broken")],
        ),
        ("502 Bad Gateway", "", [("warning", "the proxy at ADDRESS finds no Foyer behind it (502)")]),
        ("404 Not Found", "nothing here", [("warning", "something else than Foyer")]),
    ],
)
def test_who_answers(settings, status, body, expected):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.FOYER_PUBLIC_URL = f"http://127.0.0.1:{server.getsockname()[1]}"

        with answering(server, *[(status, body)] * (2 if status.startswith("404") else 1)):
            found = told(addresses.examine)
    public = settings.FOYER_PUBLIC_URL
    assert [
        (level, what.partition(" answers")[0].replace(public, "ADDRESS")) for level, what in found
    ] == expected


def test_a_proxy_that_keeps_readiness_to_itself(settings):
    """As the examples of proxies do: Foyer is there, and nothing is wrong."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.FOYER_PUBLIC_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
        with answering(server, ("404 Not Found", ""), ("200 OK", '{"status": "up"}')):
            found = list(addresses.examine())
    assert [(each.level, each.what) for each in found] == [
        (Level.FINE, f"Foyer answers at {settings.FOYER_PUBLIC_URL}")
    ]


def test_a_certificate_that_nobody_trusts(settings, monkeypatch):
    settings.FOYER_PUBLIC_URL = "https://foyer.example.org"
    refused = addresses.httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    monkeypatch.setattr(addresses.httpx, "get", lambda *_, **__: (_ for _ in ()).throw(refused))
    only(addresses.examine, Level.WARNING, "self-signed certificate")
    refused.args = ("[Errno 111] Connection refused",)
    assert "does the name lead to this machine" in only(addresses.examine, Level.ADVICE, "nobody answers").do


def test_clocks_that_go_apart():
    assert told(times.examine) == []
    with clock.use(clock.FixedClock(clock.now() - timedelta(seconds=10))):
        levels = {(level, what.partition(" of the ")[0]) for level, what in told(times.examine)}
        assert levels == {("warning", "the clock")}
    with clock.use(clock.FixedClock(clock.now() - timedelta(hours=1))):
        assert ("fault", "the clock of the disk is 3600 seconds from ours") in told(times.examine)


def test_a_clock_that_went_back():
    AuditEntry.objects.create(moment=clock.now() + timedelta(hours=2), actor="a", verb="v")
    only(times.examine, Level.WARNING, "the clock went back")


def test_a_worker_that_does_not_run():
    only(news.examine_worker, Level.WARNING, "no worker runs")
    soon = clock.now() + timedelta(seconds=20)
    for reaction in reactions.registered():
        Lease.objects.create(name=f"reaction:{reaction.name}", owner="x/1", until=soon)
    assert told(news.examine_worker) == []
    with clock.use(clock.FixedClock(clock.now() + timedelta(seconds=25))):
        only(news.examine_worker, Level.WARNING, "no worker runs")


def test_a_worker_of_an_earlier_version():
    """It knows nothing of what came with the new one, until somebody restarts it."""
    soon = clock.now() + timedelta(seconds=20)
    first, second, *others = [reaction.name for reaction in reactions.registered()]
    for name in others:
        Lease.objects.create(name=f"reaction:{name}", owner="x/1", until=soon)
    found = only(news.examine_worker, Level.WARNING, f"no worker does the work of {first}, {second}")
    assert "restart" in found.do


def cursors_at(lane, row, *names, moved=None):
    for name in names:
        number, at = (row.transaction, row.pk) if row else (0, 0)
        ReactionCursor.objects.create(reaction=name, lane=lane, transaction=number, event=at, moved=moved)


def test_news_that_waits_for_long():
    late, *others = [reaction.name for reaction in reactions.registered()]
    assert told(news.examine_news) == []
    row = OutboxEvent.objects.create(lane=Lane.OWN, type="t", aggregate_id="a", moment=clock.now())
    row.refresh_from_db()
    assert told(news.examine_news) == []
    cursors_at(Lane.OWN, row, *others)
    cursors_at(Lane.OWN, None, late, moved=clock.now() + timedelta(seconds=89))
    with clock.use(clock.FixedClock(clock.now() + timedelta(seconds=90))):
        only(
            news.examine_news,
            Level.WARNING,
            f"1 reaction is behind in the own lane, {late} most: 90 seconds, 1 waits",
        )


def test_reactions_that_come_with_an_upgrade_have_not_begun():
    """They will read all news that is kept: nobody is late until a worker knows them."""
    OutboxEvent.objects.create(lane=Lane.OWN, type="t", aggregate_id="a", moment=clock.now())
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=20))):
        assert told(news.examine_news) == []
    assert not ReactionCursor.objects.exists(), "looking changes nothing"


def test_bulk_that_is_being_worked_at():
    OutboxEvent.objects.create(lane=Lane.BULK, type="t", aggregate_id="a", moment=clock.now())
    first, second, *_ = [reaction.name for reaction in reactions.registered()]
    cursors_at(Lane.BULK, None, first, moved=clock.now() + timedelta(hours=2))
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=2, seconds=30))):
        only(news.examine_news, Level.ADVICE, "they catch up")
        cursors_at(Lane.BULK, None, second, moved=None)
        only(news.examine_news, Level.WARNING, "2 reactions are behind in the bulk lane")
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=2, minutes=5))):
        ReactionCursor.objects.filter(reaction=second).delete()
        only(news.examine_news, Level.WARNING, "1 reaction is behind in the bulk lane")


def test_dead_letters():
    kept = {
        "reaction": "x",
        "type": "t",
        "aggregate_id": "a",
        "lane": 0,
        "attempts": 9,
        "first_failed": clock.now(),
    }
    FailedNews.objects.create(**kept)
    only(news.examine_news, Level.WARNING, "1 dead letter:")
    FailedNews.objects.update(due=clock.now())
    only(news.examine_news, Level.ADVICE, "1 piece of news failed")


def test_schedules_that_fail_or_are_late():
    name = schedules.registered()[0].name
    ScheduleState.objects.create(name="of.a.block.that.is.gone", due=clock.now() - timedelta(days=9))
    state = ScheduleState.objects.create(name=name, due=clock.now() - timedelta(minutes=20))
    only(news.examine_schedules, Level.WARNING, f"{name} is 20 minutes overdue")
    ScheduleState.objects.filter(pk=state.pk).update(failures=2, error="OSError at x.py:1")
    only(news.examine_schedules, Level.WARNING, f"{name} failed 2 times: OSError at x.py:1")


def test_backups_that_are_old_or_were_never_made(settings):
    only(copies.examine, Level.ADVICE, "no backup was ever made")
    settings.FOYER_PUBLIC_URL = "https://foyer.example.org"
    only(copies.examine, Level.WARNING, "no backup was ever made")
    note_backup(BACKED_UP, "one", {})
    assert told(copies.examine) == []
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=49))):
        only(copies.examine, Level.WARNING, "49 hours ago")
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=1))):
        assert [each.what for each in copies.examine()] == ["the last backup was made 1 hour ago"]


def test_records_that_came_out_of_a_backup(settings):
    """What a backup holds does not know of it: it was made after the last thing that it holds."""
    note_backup(RESTORED, "one", {})
    assert told(copies.examine) == []
    note_backup(BACKED_UP, "two", {})
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=49))):
        only(copies.examine, Level.ADVICE, "the last backup was made 49 hours ago")
        note_backup(RESTORED, "two", {})
    with clock.use(clock.FixedClock(clock.now() + timedelta(hours=99))):
        only(copies.examine, Level.ADVICE, "a backup was brought back 50 hours ago, and none was made since")


@pytest.fixture
def strong(settings):
    settings.FOYER_PUBLIC_URL = "https://foyer.example.org"
    settings.SECRET_KEY = "s" * 64
    settings.ALLOWED_HOSTS = ["foyer.example.org"]
    settings.FOYER_UNKNOWN, settings.FOYER_GIVEN, settings.FOYER_METRICS_TOKEN = {}, {}, ""
    settings.FOYER_TRUSTED_ISSUERS = []
    settings.FOYER_RATE_LIMITS, settings.FOYER_PROXIES = {"search": (20.0, 100)}, 1
    settings.FOYER_SECURITY_CONTACT = "mailto:security@example.org"
    return settings


@pytest.mark.parametrize(
    ("name", "value", "level", "words"),
    [
        ("DEBUG", True, Level.FAULT, "FOYER_DEBUG"),
        ("FOYER_PUBLIC_URL", "http://foyer.example.org", Level.WARNING, "travel readable"),
        ("SECRET_KEY", "short", Level.WARNING, "5 signs and can be guessed"),
        ("SECRET_KEY", "s", Level.WARNING, "1 sign and can be guessed"),
        ("FOYER_RATE_LIMITS", {}, Level.ADVICE, "keep all others waiting"),
        ("FOYER_PROXIES", 0, Level.ADVICE, "not told apart"),
        ("FOYER_SECURITY_CONTACT", "", Level.ADVICE, "whom to tell"),
        ("SECRET_KEY_FALLBACKS", ["of before"], Level.ADVICE, "secrets of before"),
        ("ALLOWED_HOSTS", ["*"], Level.FAULT, "any host"),
        ("FOYER_METRICS_TOKEN", "short", Level.WARNING, "FOYER_METRICS_TOKEN"),
        (
            "FOYER_TRUSTED_ISSUERS",
            ["https://a=http://b/jwks"],
            Level.WARNING,
            "keys of 1 issuer come without encryption",
        ),
        ("FOYER_UNKNOWN", {"FOYER_HOEM": "FOYER_HOME"}, Level.WARNING, "nobody reads FOYER_HOEM"),
        ("FOYER_OPEN_NEWS_ARTICLES", True, Level.WARNING, "without a token"),
        ("FOYER_GOD_USERS", frozenset({"u"}), Level.ADVICE, "pass every check"),
    ],
)
def test_weak_settings(strong, name, value, level, words):
    assert told(weak.examine) == []
    strong.FOYER_GIVEN = {name: "set"}
    setattr(strong, name, value)
    only(weak.examine, level, words)


def test_what_only_matters_where_others_reach_it(strong, home):
    (home / "identity").mkdir()
    (home / "identity" / "welcome.json").write_text("{}")
    assert "first password" in only(weak.examine, Level.ADVICE, "identity/welcome.json").what
    chosen = '{"email": "an@example.org", "password": "", "api_key": "x"}'
    (home / "identity" / "welcome.json").write_text(chosen)
    only(weak.examine, Level.ADVICE, "the demonstration key is in identity/welcome.json")
    strong.FOYER_PUBLIC_URL, strong.DEBUG = "http://localhost:8000", True
    assert told(weak.examine) == []


def test_no_secret_is_told(strong):
    strong.SECRET_KEY, strong.FOYER_METRICS_TOKEN = "geheim-1", "geheim-2"
    assert len(told(weak.examine)) == 2
    assert "geheim" not in str(list(weak.examine()))


def test_a_file_that_is_refused_is_named_with_whom_to_ask_as(monkeypatch):
    def refused():
        raise PermissionError(13, "Permission denied", "/etc/foyer/foyer.env")

    monkeypatch.setattr(account, "account", lambda: "an")
    (found,) = kernel_findings.examine("folders", refused)
    assert found == Finding(
        "folders",
        Level.FAULT,
        "/etc/foyer/foyer.env cannot be used: Permission denied for the user an",
        "look as the user that runs Foyer",
    )


def test_one_that_breaks_does_not_hide_the_others(monkeypatch):
    def breaks():
        raise RuntimeError("odd")

    monkeypatch.setattr(kernel_findings, "_registered", {"block": breaks, "other": list})
    monkeypatch.setattr(
        addresses.httpx, "get", lambda *_, **__: (_ for _ in ()).throw(addresses.httpx.ConnectError(""))
    )
    found = list(findings())
    (broken,) = [each for each in found if each.subject == "block"]
    assert (broken.level, broken.what) == (Level.FAULT, "this cannot be looked at: RuntimeError: odd")
    assert "`foyer events`" in broken.do
    assert Finding("other", Level.FINE, "nothing is wrong") in found
    assert {*OWN, "block", "other"} == {each.subject for each in found}
