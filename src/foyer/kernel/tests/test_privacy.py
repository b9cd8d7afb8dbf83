# SPDX-License-Identifier: EUPL-1.2
"""The register of personal data notices every gap."""

import io

import pytest
from django.core.management import CommandError, call_command

from foyer.kernel import privacy_register
from foyer.kernel.models import Lease
from foyer.kernel.privacy import Fields, Personal

OWNER = Personal("to know who works", "an hour", erase="pseudonymise")


@pytest.fixture
def lease(monkeypatch):
    monkeypatch.setattr(privacy_register, "models", lambda: [Lease])

    def annotate(fields):
        monkeypatch.setattr(Lease, "privacy", fields)
        return privacy_register.faults()

    return annotate


def test_a_complete_annotation_has_no_faults(lease):
    assert lease(Fields(none=("id", "name", "until"), owner=OWNER)) == []
    (entry,) = privacy_register.entries()
    assert (entry.model, entry.field, entry.personal) == ("kernel.Lease", "owner", OWNER)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (None, "kernel.Lease has no annotation: privacy = Fields(...)"),
        (Fields(none=("id", "name", "owner")), "kernel.Lease.until is not annotated"),
        (
            Fields(none=("id", "name", "owner", "until", "mood")),
            "kernel.Lease.mood is annotated and does not exist",
        ),
        (
            Fields(none=("id", "name", "owner", "until"), owner=OWNER),
            "kernel.Lease.owner is annotated both ways",
        ),
    ],
)
def test_each_gap_is_told(lease, fields, fault):
    assert lease(fields) == [fault]


def test_the_command_prints_the_register_and_fails_for_a_gap(lease):
    lease(Fields(none=("id", "name", "until"), owner=OWNER))
    out = io.StringIO()
    call_command("privacy", stdout=out)
    header, line = out.getvalue().splitlines()
    assert header.split() == ["field", "purpose", "kept", "erasing"]
    assert line.split("  ") == ["kernel.Lease.owner", "to know who works", "an hour", "pseudonymise"]
    lease(Fields(none=("id", "name"), owner=OWNER))
    with pytest.raises(CommandError, match=r"kernel\.Lease\.until is not annotated"):
        call_command("privacy", stdout=out)


def test_models_of_ours_are_all_looked_at():
    labels = [model._meta.label for model in privacy_register.models()]
    assert "kernel.AuditEntry" in labels
    assert not any(label.startswith(("auth.", "sessions.", "contenttypes.")) for label in labels)
