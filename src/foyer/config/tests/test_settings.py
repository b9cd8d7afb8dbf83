# SPDX-License-Identifier: EUPL-1.2
"""Settings are read with care: what cannot be understood is named, secrets are made once."""

import stat
import subprocess
import sys

import pytest

from foyer.config.settings import environment, limits, platform, reference, web
from foyer.config.settings.database import database
from foyer.kernel.postgresql_cursor import PlanningCursor


@pytest.mark.parametrize(
    ("value", "meant"),
    [("1", True), ("Yes", True), (" on ", True), ("0", False), ("FALSE", False), ("", False), (None, False)],
)
def test_yes_and_no(monkeypatch, value, meant):
    monkeypatch.delenv("FOYER_X", raising=False)
    if value is not None:
        monkeypatch.setenv("FOYER_X", value)
    assert environment.flag("FOYER_X") is meant


def test_what_is_neither_yes_nor_no_is_refused(monkeypatch):
    monkeypatch.setenv("FOYER_X", "maybe")
    with pytest.raises(ValueError, match="FOYER_X must be yes or no, not 'maybe'"):
        environment.flag("FOYER_X")


def test_lists_and_pairs(monkeypatch):
    monkeypatch.setenv("FOYER_X", " a.org=entry , b.org = search,")
    assert environment.words("FOYER_X") == ["a.org=entry", "b.org = search"]
    assert environment.pairs("FOYER_X") == {"a.org": "entry", "b.org": "search"}
    monkeypatch.setenv("FOYER_X", "a.org=entry,b.org")
    with pytest.raises(ValueError, match=r"name=value parts between commas, not 'b\.org'"):
        environment.pairs("FOYER_X")


@pytest.mark.parametrize(
    ("given", "meant"), [("20", (20.0, 20)), ("20:100", (20.0, 100)), ("0.5", (0.5, 1)), ("0.5:3", (0.5, 3))]
)
def test_rates(given, meant):
    assert limits.rate("search", given) == meant


@pytest.mark.parametrize("given", ["0", "0:5", "-1", "5:0", "5/s", "x", "1e3", "5:", "٣"])
def test_what_is_no_rate_is_refused(given):
    with pytest.raises(ValueError, match=f"search={given}"):
        limits.rate("search", given)


def test_proxies_are_a_small_number():
    assert limits.number_of_proxies("2") == 2
    for given in ("-1", "10", "two", ""):
        with pytest.raises(ValueError, match="FOYER_PROXIES must be a number"):
            limits.number_of_proxies(given)


@pytest.mark.parametrize("value", ["https://a.example.org", "http://localhost:8000/", "https://a.org/foyer/"])
def test_addresses_lose_their_last_slash(monkeypatch, value):
    monkeypatch.setenv("FOYER_X", value)
    assert environment.address("FOYER_X", "") == value.rstrip("/")


@pytest.mark.parametrize(
    "value", ["a.example.org", "ftp://a.org", "https://", "https://a.org?x=1", "http://a b"]
)
def test_what_is_no_address_is_refused(monkeypatch, value):
    monkeypatch.setenv("FOYER_X", value)
    with pytest.raises(ValueError, match="FOYER_X must be an address such as"):
        environment.address("FOYER_X", "")


def test_databases_by_address(monkeypatch):
    monkeypatch.setenv("FOYER_DATABASE_PREPARED", "no")
    assert database("sqlite:////data/f%20g.sqlite3")["NAME"] == "/data/f g.sqlite3"
    assert database("sqlite:///f.sqlite3")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    found = database("postgresql://u:p%40ss@db.example.org:5433/foyer?sslmode=require")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "u",
        "p@ss",
        "db.example.org",
        "5433",
        "foyer",
    )
    assert found["OPTIONS"] == {"sslmode": "require"}
    monkeypatch.setenv("FOYER_DATABASE_PREPARED", "yes")
    planned_once = database("postgresql://db.example.org/foyer")["OPTIONS"]
    assert planned_once == {
        "server_side_binding": True,
        "prepare_threshold": 2,
        "cursor_factory": PlanningCursor,
    }
    with pytest.raises(ValueError, match="must begin with sqlite: or postgresql:, not 'mysql'"):
        database("mysql://x/y")


@pytest.mark.parametrize("part", ["https://login.example.org", "=keys", "https://login.example.org="])
def test_a_trusted_issuer_without_keys_is_refused_at_the_start_and_not_with_each_token(part):
    right = "https://login.example.org=https://login.example.org/jwks?x=1"
    assert platform.trusted_issuers([right, right]) == [right, right]
    with pytest.raises(ValueError, match="must be issuer=keys parts between commas"):
        platform.trusted_issuers([right, part])


def test_a_secret_is_made_once_and_kept_from_others(monkeypatch, tmp_path):
    monkeypatch.delenv("FOYER_SECRET_KEY", raising=False)
    monkeypatch.setattr(web, "HOME", tmp_path / "home")
    made = web.secret_key()
    assert len(made) >= 48
    assert web.secret_key() == made
    (kept,) = (tmp_path / "home").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    monkeypatch.setenv("FOYER_SECRET_KEY", "given")
    assert web.secret_key() == "given"


def test_processes_that_start_at_once_share_one_secret(tmp_path):
    code = "from foyer.config.settings.web import SECRET_KEY; print(SECRET_KEY)"
    variables = {"FOYER_HOME": str(tmp_path / "home"), "PATH": ""}
    starts = [
        subprocess.Popen([sys.executable, "-c", code], env=variables, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({start.communicate()[0] for start in starts}) == 1


def test_the_public_address_is_trusted_and_decides_on_cookies():
    code = (
        "from foyer.config.settings import web;"
        "print(web.ALLOWED_HOSTS[-1], web.CSRF_TRUSTED_ORIGINS, web.SESSION_COOKIE_SECURE)"
    )
    variables = {"FOYER_PUBLIC_URL": "https://foyer.example.org:8443/", "FOYER_SECRET_KEY": "x", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "foyer.example.org ['https://foyer.example.org:8443'] True"


def test_sqlite_is_as_durable_as_it_is_told(monkeypatch):
    url = "sqlite:////tmp/x.sqlite3"
    assert "synchronous=NORMAL;" in database(url)["OPTIONS"]["init_command"]
    monkeypatch.setenv("FOYER_SQLITE_SYNCHRONOUS", "full")
    assert "synchronous=FULL;" in database(url)["OPTIONS"]["init_command"]
    monkeypatch.setenv("FOYER_SQLITE_SYNCHRONOUS", "off")
    with pytest.raises(ValueError, match="normal or full"):
        database(url)


def test_the_reference_tells_of_each_variable_once():
    text = reference.PAGE.read_text(encoding="utf-8")
    assert reference.is_made(text)
    again = next(line for line in text.splitlines() if line.startswith("| `FOYER_MAIL_URL` |"))
    assert not reference.is_made(f"{text}\n{again}\n")
    assert not reference.is_made(text.replace("| `FOYER_HOME` | path |", "| `FOYER_HOME` | text |"))
