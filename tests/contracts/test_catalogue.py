# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of errors: a row a refusal, with the exact document that is answered, and nothing written.

Rows are in `catalogue/*.yaml`. `call` is a method and a path; `as` the caller (the owner unless told); `body`
is JSON, `raw` are bytes as Latin-1, `whole` names a good document that is sent `with` something else and
`without` something. `answer` is the status and the type without its prefix; the title belongs to the type
(`titles.yaml`) or stands in the row. `errors` are pairs of pointer and text; `extra` are further members.
`down` names a service outside that does not answer. A row without type tells of an answer that is no refusal.
"""

from pathlib import Path

import orjson
import pytest
import yaml
from joserfc.jwk import RSAKey

from contracts.catalogue_outside import LISTS, Outside
from contracts.catalogue_world import AUDIENCE, COUNTER, GOD, ISSUER, SCHOOL, World
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parent / "catalogue"
PROBS = "https://api.publiq.be/probs/"
DOCUMENTS = {
    "event": event,
    "dates": lambda hall: several(hall, 6, 7),
    "place": lambda _: place(name={"nl": "Andere zaal"}),
    "organizer": lambda _: organizer(url="https://nieuw.example.org"),
}


def _read(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


TITLES = _read("titles.yaml")
ROWS = [
    pytest.param(row, id=f"{path.stem}: {row['is']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    if path.stem != "titles"
    for row in _read(path.name)
]
NAMES = {
    *("is", "call", "as", "body", "raw", "whole", "with", "without", "headers", "down"),
    *("answer", "title", "detail", "errors", "extra"),
}


@pytest.fixture(scope="module")
def key():
    return RSAKey.generate_key(2048, private=True)


@pytest.fixture
def world(key, tmp_path, settings, monkeypatch):
    path = tmp_path / "issuer.pem"
    path.write_bytes(key.as_pem(private=False))
    settings.FOYER_TRUSTED_ISSUERS = [f"{ISSUER}={path}"]
    settings.FOYER_ID_TOKEN_AUDIENCE = AUDIENCE
    settings.FOYER_GOD_USERS = frozenset({GOD})
    settings.FOYER_EDUCATION_PLACES = frozenset({SCHOOL})
    settings.FOYER_CARD_LABELS = {"7": COUNTER}
    settings.FOYER_MAILING_LISTS = LISTS
    return World(key, Outside(monkeypatch))


def body_of(row, world):
    """Return the bytes that a row sends."""
    if "raw" in row:
        return row["raw"].encode("latin-1")
    if "whole" in row:
        hall = world.filled("{place}") if row["whole"] in {"event", "dates"} else ""
        sent = {**DOCUMENTS[row["whole"]](hall), **world.filled(row.get("with", {}))}
        return orjson.dumps({name: sent[name] for name in sent if name not in row.get("without", ())})
    return orjson.dumps(world.filled(row["body"])) if "body" in row else b""


def expected(row, world):
    """Return the document that a row tells."""
    status, _, name = row.get("answer", "400 body/invalid-data").partition(" ")
    whole = name if ":" in name else PROBS + name
    found = {"type": whole, "title": row.get("title") or TITLES[name], "status": int(status)}
    if "detail" in row:
        found["detail"] = row["detail"]
    if "errors" in row:
        found["schemaErrors"] = [{"jsonPointer": pointer, "error": text} for pointer, text in row["errors"]]
    return world.filled({**found, **row.get("extra", {})})


@pytest.mark.parametrize("row", ROWS)
def test_row(row, world):
    assert set(row) <= NAMES
    method, _, path = row["call"].partition(" ")
    path, sent, headers = world.filled(path), body_of(row, world), world.filled(row.get("headers", {}))
    told = None if row.get("answer", " ").isdigit() else expected(row, world)
    if "down" in row:
        world.outside.stop(row["down"])
    who, before = row.get("as", "owner"), AuditEntry.objects.count()
    answer = world.call(who, method, path, sent, headers)
    if told is None:
        assert answer.status_code == int(row["answer"]), answer.content
        return
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()) == (told["status"], told)
    assert AuditEntry.objects.count() == before


def test_every_row_has_a_name_of_its_own():
    names = [row.id for row in ROWS]
    assert len(names) == len(set(names))


def test_every_type_has_a_row():
    told = {row.values[0].get("answer", "400 body/invalid-data").partition(" ")[2] for row in ROWS}
    assert set(TITLES) - told == set()
