# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models

from foyer.blocks.offers.collation import sort_key

AT_ONCE = 2000


def fill(apps, _schema_editor):
    """Give the labels that are there the key of their name."""
    label = apps.get_model("offers", "Label")
    after = 0
    while rows := list(label.objects.filter(pk__gt=after).order_by("pk")[:AT_ONCE]):
        for row in rows:
            row.sort_key = sort_key(row.name)
        label.objects.bulk_update(rows, ["sort_key"], batch_size=200)
        after = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("offers", "0002_places_by_locality")]

    operations = [
        migrations.AddField(
            "label", "sort_key", models.BinaryField(default=b"", db_default=b"", max_length=400)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, hints={"model_name": "label"}),
        migrations.AddIndex("label", models.Index(fields=["sort_key"], name="label_in_order")),
    ]
