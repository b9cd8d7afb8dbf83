# SPDX-License-Identifier: EUPL-1.2
import os

import pytest

from foyer.config import dependencies

INDEX = {"registry": "https://pypi.org/simple"}
WHOLE = {"name": "a", "source": INDEX, "wheels": [{"url": "https://x/a.whl", "hash": "sha256:ab"}]}


@pytest.fixture
def audit(monkeypatch, tmp_path):
    """Return a function that lets the audit end with a code and a text; it notes what it was asked."""

    def ends(code, told):
        program = tmp_path / "uv"
        program.write_text(
            f"#!/bin/sh\necho \"$@\" > {tmp_path}/asked\necho '{told}'\necho '{told}' >&2\nexit {code}"
        )
        program.chmod(0o700)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        return tmp_path / "asked"

    return ends


def test_what_is_locked_is_pinned_by_its_digest(capsys):
    assert dependencies.main(["--offline"]) == 0
    assert "not asked for (--offline)" in capsys.readouterr().out


def test_a_known_weak_spot_is_a_failure(audit, capsys):
    asked = audit(1, "django 5.2.0 has 1 known vulnerability")
    assert dependencies.main([]) == 1
    assert "django 5.2.0 has 1 known vulnerability" in capsys.readouterr().out
    assert asked.read_text().startswith("audit ")
    audit(0, "Found no known vulnerabilities")
    assert dependencies.main(["--online"]) == 0


def test_where_nobody_can_be_asked_that_is_said(audit, capsys, monkeypatch):
    audit(2, "failed to lookup address")
    assert dependencies.main([]) == 0
    assert (
        "NOT asked for: no service is reached from here (failed to lookup address)" in capsys.readouterr().out
    )
    assert dependencies.main(["--online"]) == 1
    monkeypatch.setattr(dependencies.shutil, "which", lambda _: "/nowhere/uv")
    assert dependencies.main([]) == 0
    assert "NOT asked for" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"source": {"git": "https://example.org/a"}}, "index"),
        ({"wheels": [{"url": "https://x/a.whl"}]}, "digest"),
        ({"wheels": []}, "digest"),
    ],
)
def test_what_is_not_is_named(changed, word):
    assert dependencies.faults({"package": [WHOLE, {"name": "foyer", "source": {"editable": "."}}]}) == []
    (told,) = dependencies.faults({"package": [{**WHOLE, **changed}]})
    assert word in told
    assert told.startswith("a ")
