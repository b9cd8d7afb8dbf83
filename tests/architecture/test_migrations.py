# SPDX-License-Identifier: EUPL-1.2
"""Migrations can be applied while the version before serves: it writes and reads the tables as it knows them.

What goes must be unused for one release first; what comes must be filled by the database where the version
before does not name it. An exception says why nobody notices.
"""

import pytest
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED

BEFORE_RELEASE = "before the first release: no version serves that knows the table otherwise"

# Migration → why it does no harm. One that is no longer needed makes the test fail.
ACCEPTED: dict[str, str] = {
    "mail.0002_outcomes": BEFORE_RELEASE,
    "offers.0002_places_by_locality": BEFORE_RELEASE,
    "offers.0003_order_of_labels": "an index of labels, of which there are thousands at most",
}

_GOES = (migrations.RemoveField, migrations.RenameField, migrations.RenameModel, migrations.DeleteModel,
         migrations.AlterModelTable)  # fmt: skip
_LOCKS = (migrations.AddIndex, migrations.AddConstraint)


def complaint(operation, new_models):
    """Return what is wrong with an operation while the version before serves; None where nothing is."""
    name = getattr(operation, "model_name", getattr(operation, "name", "")).lower()
    if name in new_models:
        return None  # made by the same migration: nobody has it yet
    if isinstance(operation, _GOES):
        return "takes away what the version before uses"
    if isinstance(operation, migrations.AddField):
        field = operation.field
        filled = (
            field.null or field.db_default is not NOT_PROVIDED or isinstance(field, models.ManyToManyField)
        )
        return None if filled else "adds a column that the version before does not fill: null or db_default"
    if isinstance(operation, migrations.AlterField):
        return "may refuse what the version before writes"
    if isinstance(operation, _LOCKS):
        return "keeps writers waiting while it is made: AddIndexConcurrently, or a table that is small"
    return None


def found():
    loader = MigrationLoader(None)
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if not apps.get_app_config(app).name.startswith("foyer.") or name == "0001_initial":
            continue
        new = {each.name.lower() for each in migration.operations if isinstance(each, migrations.CreateModel)}
        for operation in migration.operations:
            if said := complaint(operation, new):
                yield f"{app}.{name}", operation.describe(), said


def test_the_version_before_can_serve_meanwhile():
    wrong = list(found())
    assert [each for each in wrong if each[0] not in ACCEPTED] == []
    assert ACCEPTED.keys() - {migration for migration, *_ in wrong} == set(), "no longer needed"


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (migrations.RemoveField("event", "x"), "takes away"),
        (migrations.RenameField("event", "x", "y"), "takes away"),
        (migrations.DeleteModel("event"), "takes away"),
        (migrations.AddField("event", "x", models.TextField(default="")), "does not fill"),
        (migrations.AlterField("event", "x", models.TextField()), "may refuse"),
        (migrations.AddIndex("event", models.Index(fields=["x"], name="x")), "keeps writers waiting"),
    ],
)
def test_what_is_not_safe(operation, words):
    assert words in complaint(operation, set())
    assert complaint(operation, {"event"}) is None


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("event", "x", models.TextField(null=True)),
        migrations.AddField("event", "x", models.TextField(db_default="")),
        migrations.CreateModel("thing", []),
        migrations.RunPython(migrations.RunPython.noop),
    ],
)
def test_what_is_safe(operation):
    assert complaint(operation, set()) is None
