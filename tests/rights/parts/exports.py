# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from django.conf import settings

from foyer.blocks.exports.models import Export
from foyer.kernel import clock, ids
from rights.table import ANYONE_KNOWN, PUBLIC

LINES = {
    "export-json": ANYONE_KNOWN,
    "export-ooxml": ANYONE_KNOWN,
    "export-pdf": ANYONE_KNOWN,
    "export-download": PUBLIC,
}
_WANTED = {"query": "leie"}
BODIES = {
    "export-json": _WANTED,
    "export-ooxml": _WANTED,
    "export-pdf": {**_WANTED, "customizations": {"brand": "stad", "logo": "stad", "title": "Lijst"}},
}


def known(_ids):
    name, now = ids.new(), clock.now()
    folder = Path(settings.FOYER_DOWNLOADS_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_bytes(b"[]")
    Export.objects.create(
        job=ids.new(),
        file=name,
        extension="json",
        asked_by="owner",
        wanted="{}",
        items=0,
        size=2,
        created=now,
        ready=now,
        expires=now.replace(year=now.year + 1),
    )
    return {"file": f"{name}.json"}
