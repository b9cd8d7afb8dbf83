# SPDX-License-Identifier: EUPL-1.2
"""From the tables of an earlier version, with records in them, to those of this one; and back if it fails."""

import io
from importlib import import_module

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from foyer.blocks.offers.public import count, document
from foyer.blocks.operations.backup import retention
from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.doctor import disk
from foyer.blocks.operations.tests.backup.conftest import EVENT, PLACE, home  # noqa: F401 - a fixture
from foyer.blocks.operations.upgrade import changing, plan
from foyer.blocks.search.public import forget_index, index_fits, rebuild_index
from foyer.kernel.models import AuditEntry
from foyer.kernel.restoring import begin_unsettled, end_unsettled, is_unsettled

# As the tables of the first version were: without the blocks and columns that came afterwards.
EARLIER = [
    ("associations", None),
    ("editorial", None),
    ("exports", None),
    ("geo", "0001_initial"),
    ("identity", "0003_sign_in_failure"),
    ("jobs", None),
    ("mail", None),
    ("media", None),
    ("offers", "0002_places_by_locality"),
    ("outreach", None),
    ("ownership", None),
    ("productions", None),
    ("roles", None),
    ("search", None),
]
LAST = "foyer.blocks.offers.migrations.0006_image_links"


@pytest.fixture
def earlier(home):  # noqa: F811
    """Return the documents of an installation whose tables are those of an earlier version."""
    rebuild_index()
    documents = {one: document(kind, one) for kind, one in (("event", EVENT), ("place", PLACE))}
    MigrationExecutor(connection).migrate(EARLIER)
    yield documents
    call_command("migrate", verbosity=0)


@pytest.fixture
def upgrade(monkeypatch):
    """Return a function that upgrades and gives what was said."""
    built = []
    command = import_module("foyer.blocks.operations.management.commands.upgrade")
    monkeypatch.setattr(command, "call_command", lambda *given, **_: built.append(given))

    def run(**options):
        out = io.StringIO()
        call_command("upgrade", stdout=out, **{"yes": True, "patience": 0, **options})
        return out.getvalue()

    run.built = built
    return run


def applied():
    return {name for app, name in MigrationRecorder(connection).applied_migrations() if app == "offers"}


def tables():
    return set(connection.introspection.table_names())


def test_it_goes_all_the_way_and_keeps_every_record(earlier, upgrade, home):  # noqa: F811
    assert "outreach_subscription" not in tables()
    said = upgrade()
    assert "migration     offers.0006_image_links" in said
    assert ("Foyer must be stopped for about" in said) == (connection.vendor == "sqlite")
    assert plan.plan().is_empty
    assert {one: document(kind, one) for kind, one in (("event", EVENT), ("place", PLACE))} == earlier
    (backup,) = retention.finished(home / "backups")
    assert str(backup) in said
    assert upgrade.built == [("assets",)]
    assert AuditEntry.objects.filter(verb="upgrade").count() == 1
    assert not is_unsettled()
    assert not (home / "before-upgrade.sqlite3").exists()
    assert "are those of this version" in upgrade()
    assert AuditEntry.objects.filter(verb="upgrade").count() == 1


def test_a_program_is_estimated_by_the_table_that_it_names(earlier):
    (walk,) = (step for step in plan._steps(plan.pending()) if step.operation == "RunPython")
    assert walk.rows == plan._rows("offers_label")
    assert walk.rows < plan._rows("offers_historyentry")


def test_a_migration_that_fails(earlier, upgrade, home, monkeypatch):  # noqa: F811
    def fails(apps, schema_editor):
        apps.get_model("offers", "Event").objects.all().delete()
        raise RuntimeError("no room for links")

    last = import_module(LAST).Migration
    monkeypatch.setattr(last, "operations", [*last.operations, RunPython(fails)])
    with pytest.raises(
        CommandError, match=r"(?s)0006_image_links failed.*no room for links.*The backup of before is"
    ):
        upgrade()
    monkeypatch.undo()
    assert count("event") == 1
    assert "offers_imagelink" not in tables()
    assert not is_unsettled()
    if connection.vendor == "sqlite":
        assert "0003_order_of_labels" not in applied(), "all of them are undone"
    else:
        assert "0005_detail_of_history" in applied(), "those before it are safe for the version that serves"
    assert AuditEntry.objects.filter(verb="upgrade").count() == 0


def test_on_sqlite_references_are_looked_through_once(earlier, upgrade, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL looks at what changes")
    looked = []

    def look(_self, *_tables):
        looked.append(len(plan.pending()))
        if len(looked) == 1:
            raise IntegrityError("a row of nobody")

    with monkeypatch.context() as broken:
        broken.setattr(type(connections["default"]), "check_constraints", look)
        with pytest.raises(
            CommandError, match=r"(?s)follows the migrations failed: a row of nobody.*as it was"
        ):
            upgrade(without_backup=True)
        assert "0003_order_of_labels" not in applied()
        upgrade(without_backup=True)
    assert looked == [0, 0]
    assert "check_constraints" not in vars(connections["default"])


def test_on_sqlite_it_waits_until_foyer_is_stopped(earlier, upgrade, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is changed while Foyer serves")
    users = [["process 12: foyer worker"], []]
    monkeypatch.setattr(type(engine()), "users", lambda _: users.pop(0) if len(users) > 1 else users[0])
    monkeypatch.setattr(changing, "_LOOK", 0)
    said = upgrade(patience=60)
    assert "Stop Foyer now." in said
    assert "process 12: foyer worker" in said
    assert "0006_image_links" in applied()


def test_whoever_waits_is_told_at_once(monkeypatch):
    """Through a pipe, too: Foyer has to be stopped, and is started while the index is made."""
    seen = []
    command = import_module("foyer.blocks.operations.management.commands.upgrade")
    pipe = io.TextIOWrapper(io.BufferedWriter(raw := io.BytesIO()), write_through=False)
    monkeypatch.setattr(command, "migrate", lambda _: seen.append(raw.getvalue()))
    monkeypatch.setattr(command, "note_backup", lambda *_: None)
    monkeypatch.setattr(command, "call_command", lambda *_, **__: None)
    monkeypatch.setattr(command, "wait_until_alone", lambda say, *_: say("Stop Foyer now."))
    monkeypatch.setattr(command, "rebuild_index", lambda _: seen.append(raw.getvalue()))
    waiting = plan.Plan(("offers.0002",), makes_index=True, needs_stop=True, seconds=1, index_minutes=1)
    command.Command(stdout=pipe)._upgrade(waiting, {"without_backup": True, "patience": 1})
    assert seen[0] == b"Stop Foyer now.\n"
    assert seen[1].startswith(b"Stop Foyer now.\nThe new version may be started now. Until the new index")


def test_an_index_of_other_columns_is_made_anew(home, upgrade):  # noqa: F811
    rebuild_index()
    assert index_fits()
    (meta,) = (home / "search").glob("v*/meta.json")
    meta.write_text(meta.read_text().replace('"x_labels"', '"x_etiketten"'))
    assert not index_fits()
    assert "search index  is made anew, in about 1 minute." in upgrade(plan=True)
    upgrade()
    assert index_fits()
    assert not (home / "backups").exists(), "no table changed"
    forget_index()
    assert not index_fits()


def test_an_index_that_another_process_makes_is_not_said_to_be_there(home, upgrade, monkeypatch):  # noqa: F811
    command = import_module("foyer.blocks.operations.management.commands.upgrade")
    assert not index_fits()
    monkeypatch.setattr(command, "rebuild_index", lambda _: False)
    assert "Another process is making an index just now" in upgrade()
    monkeypatch.setattr(command, "rebuild_index", lambda _: True)
    assert "Another process" not in upgrade()


def test_what_does_not_go_on_changes_nothing(earlier, upgrade, home, monkeypatch):  # noqa: F811
    assert "migration     offers.0003_order_of_labels" in upgrade(plan=True)
    monkeypatch.setattr("builtins.input", lambda _: "")
    with pytest.raises(CommandError, match="nothing was changed"):
        upgrade(yes=False)
    with monkeypatch.context() as full:
        full.setattr(disk, "HARDLY_ANY", 10**18)
        with pytest.raises(CommandError, match="mend what is broken first"):
            upgrade()
    assert not (home / "backups").exists()
    if connection.vendor == "sqlite":
        with monkeypatch.context() as running:
            running.setattr(type(engine()), "users", lambda _: ["process 12: foyer worker"])
            with pytest.raises(CommandError, match="nothing was changed"):
                upgrade(without_backup=True)
        begin_unsettled()
        with pytest.raises(CommandError, match="restore was cut off"):
            upgrade(without_backup=True)
        assert is_unsettled()
        end_unsettled()
    assert "0003_order_of_labels" not in applied()
    assert count("event") == 1
