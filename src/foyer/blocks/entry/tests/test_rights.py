# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: every right on items, by caller."""

import pytest

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.models import AuditEntry

READY = {"workflowStatus": "READY_FOR_VALIDATION"}
REJECTED = {"workflowStatus": "REJECTED", "reason": "Dubbel"}
STATUS = {"type": "Unavailable"}

# (method, path, body, status by caller): nobody, a stranger, the owner, the owner of the organiser of
# the event, a god user
TABLE = [
    ("GET", "{event}", None, (200, 200, 200, 200, 200)),
    ("GET", "{event}?embedContributors=1", None, (401, 200, 200, 200, 200)),
    ("GET", "{event}/history", None, (401, 403, 403, 403, 200)),
    ("PUT", "{event}", "event", (401, 403, 200, 200, 200)),
    ("PUT", "{place}", "place", (401, 403, 200, 403, 200)),
    ("PUT", "{organizer}", "organizer", (401, 403, 403, 200, 200)),
    ("PUT", "{event}/status", STATUS, (401, 403, 204, 204, 204)),
    ("PUT", "{place}/status", STATUS, (401, 403, 204, 403, 204)),
    ("PATCH", "{event}/sub-events", [{"id": 0, "status": STATUS}], (401, 403, 204, 204, 204)),
    ("PUT", "{event}/facilities", ["3.27.0.0.0"], (401, 403, 403, 403, 204)),
    ("PUT", "{event}/workflow-status", READY, (401, 403, 204, 204, 204)),
    ("PUT", "{event}/workflow-status", REJECTED, (401, 403, 204, 204, 204)),
    ("PUT", "{event}/labels/label", None, (401, 204, 204, 204, 204)),
    ("PUT", "{event}/labels", {"labels": ["label"]}, (401, 403, 204, 204, 204)),
    ("DELETE", "{event}", None, (401, 403, 204, 204, 204)),
    ("DELETE", "{place}", None, (401, 403, 204, 403, 204)),
    ("DELETE", "{organizer}", None, (401, 403, 403, 403, 204)),
    ("POST", "/organizers", {**organizer(), "url": "https://nieuw.example.org"}, (401, 201, 201, 201, 201)),
]
CALLERS = ("nobody", "stranger", "owner", "host", "god")
CASES = [(*case[:3], who, status) for case in TABLE for who, status in zip(CALLERS, case[3], strict=True)]


@pytest.mark.parametrize(
    ("method", "path", "body", "who", "status"), CASES, ids=[f"{c[0]} {c[1]} {c[3]}" for c in CASES]
)
def test_who_may_do_what(db, settings, method, path, body, who, status):
    settings.FOYER_GOD_USERS = frozenset({"god"})
    owner, host = Caller("owner"), Caller("host")
    place_id = owner.made("/places", place())
    host_id = host.made("/organizers", organizer())
    link = {"organizer": {"@id": f"https://x.example.org/organizers/{host_id}"}}
    event_id = owner.made("/events", event(place_id, **link))
    paths = {
        "event": f"/events/{event_id}",
        "place": f"/places/{place_id}",
        "organizer": f"/organizers/{host_id}",
    }
    bodies = {
        "event": event(place_id, name={"nl": "Anders"}, **link),
        "place": place(name={"nl": "Anders"}),
        "organizer": organizer(name={"nl": "Anders"}),
    }
    before = {name: owner.got(one) for name, one in paths.items()}
    rows = AuditEntry.objects.count()
    caller = Caller(None if who == "nobody" else who)
    answer = caller(method, path.format(**paths), bodies.get(body, body) if isinstance(body, str) else body)
    assert answer.status_code == status
    if status in {401, 403}:
        assert {name: owner.got(one) for name, one in paths.items()} == before
        assert AuditEntry.objects.count() == rows
