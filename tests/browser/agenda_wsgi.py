# SPDX-License-Identifier: EUPL-1.2
"""The pages over a made-up programme: what the browser tests visit."""

import os

import msgspec
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
application = get_wsgi_application()

from foyer.blocks.agenda.rules import documents  # noqa: E402
from foyer.blocks.agenda.tests import programme  # noqa: E402
from foyer.blocks.agenda.tests.finder import Finder  # noqa: E402
from foyer.blocks.offers import public as offers  # noqa: E402
from foyer.blocks.search import public as search  # noqa: E402
from foyer.kernel import clock  # noqa: E402

_finder = Finder(programme.programme(clock.now().astimezone(clock.BRUSSELS)))
_documents = {("event", documents.identifier(event)): event for event in _finder.events}
_documents |= {("place", f"place-{key}"): programme.place(key) for key in programme.PLACES}
_documents["organizer", "organiser-noord"] = programme.organizer()
_documents["event", "event-gone"] = {**_finder.events[0], "workflowStatus": "DELETED"}


def _document(kind: str, identifier: str) -> bytes | None:
    found = _documents.get((kind, identifier))
    return None if found is None else msgspec.json.encode(found)


search.find = _finder.find
offers.document = _document
