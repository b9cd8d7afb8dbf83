# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offers", "0004_duplicate_places")]

    operations = [
        migrations.AddField(
            "historyentry",
            "detail",
            models.CharField(blank=True, default="", db_default="", max_length=300),
        ),
    ]
