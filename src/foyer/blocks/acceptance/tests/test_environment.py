# SPDX-License-Identifier: EUPL-1.2
"""How an environment is configured, and what it tells."""

import json
from pathlib import Path

import pytest

from foyer.blocks.acceptance.environment import prepared
from foyer.blocks.acceptance.facts import Facts
from foyer.blocks.acceptance.keys import make_key, private_key
from foyer.blocks.acceptance.report import document, told
from foyer.blocks.acceptance.rules.environment import OtherMail
from foyer.blocks.acceptance.rules.programs import CLIENTS, KEYS


@pytest.fixture
def home(tmp_path):
    names = [key.name for key in KEYS]
    facts = Facts(
        {name: f"key {name}" for name in names},
        {name: f"id {name}" for name in names},
        {client.id: f"secret {client.name}" for client in CLIENTS},
    )
    facts.keep(tmp_path / "acceptance")
    return tmp_path


def test_two_environments_differ_in_ports_and_keys_alone():
    first = prepared(8000, Path("/one"), {}).variables
    second = prepared(8005, Path("/two"), {}).variables
    differing = {name for name in first if first[name] != second[name]}
    assert differing == {
        *("FOYER_FETCH_ALLOW", "FOYER_MAIL_URL", "FOYER_PUBLIC_URL", "FOYER_TRUSTED_ISSUERS"),
    }
    assert second["FOYER_MAIL_URL"] == "smtp://127.0.0.1:8007"
    assert second["FOYER_FETCH_ALLOW"] == "io.uitdatabank.local=127.0.0.1:8009"
    issuer = "http://localhost:8006/realms/uitid"
    assert second["FOYER_TRUSTED_ISSUERS"] == f"{issuer}=/two/acceptance/issuer-public.pem"


@pytest.mark.parametrize("way", ["outbox:", "smtp://mail.example.org", "smtp://127.0.0.1:2525"])
def test_mail_goes_nowhere_but_into_the_sink(way):
    with pytest.raises(OtherMail, match="FOYER_MAIL_URL"):
        prepared(8000, Path("/one"), {"FOYER_MAIL_URL": way})


def test_of_what_is_set_only_public_addresses_count():
    given = {
        "FOYER_ENTRY_URL": "https://entry.example.org",
        "FOYER_GOD_USERS": "somebody",
        "FOYER_TRUSTED_ISSUERS": "https://evil.example.org=/tmp/key",
        "FOYER_MAIL_URL": "smtp://127.0.0.1:8002",
    }
    found = prepared(8000, Path("/one"), given).variables
    assert found["FOYER_ENTRY_URL"] == "https://entry.example.org"
    assert found["FOYER_GOD_USERS"] == "edcee0f7-5906-4e92-8551-a7f5d37ba453"
    assert "evil" not in found["FOYER_TRUSTED_ISSUERS"]


def test_what_an_environment_tells(home):
    environment = prepared(8000, home, {}).seeded()
    shown = document(environment)
    assert shown["settings"]["FOYER_AUTO_APPROVE"] == "id importerWithAutoApproval"
    assert shown["keys"]["uitdatabank"] == "key uitdatabank"
    assert shown["clients"]["test_client"]["secret"] == "secret test_client"
    assert shown["users"]["invoerder"]["password"] == "test"
    assert shown["folders"]["exports"] == f"{home}/downloads"
    assert json.loads(json.dumps(shown)) == shown
    text = told(environment)
    for word in ("http://localhost:8003", "secret boa_client", "key uitdatabank", "dummyuser6@publiq.be"):
        assert word in text


def test_what_was_not_seeded_has_nothing_to_tell(tmp_path):
    environment = prepared(8000, tmp_path, {})
    with pytest.raises(ValueError, match="not seeded"):
        document(environment)
    with pytest.raises(ValueError, match="nothing was seeded"):
        environment.seeded()


def test_secrets_are_for_the_own_account(tmp_path):
    folder = tmp_path / "acceptance"
    make_key(folder)
    first = private_key(folder).as_pem(private=True)
    make_key(folder)
    assert private_key(folder).as_pem(private=True) == first
    Facts({}, {}, {}).keep(folder)
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert (modes["issuer.pem"], modes["facts.json"]) == (0o600, 0o600)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert b"PRIVATE" not in (folder / "issuer-public.pem").read_bytes()
