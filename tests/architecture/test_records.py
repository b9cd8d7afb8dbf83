# SPDX-License-Identifier: EUPL-1.2
"""Tables: every field says what it tells of people, and every change has its migration."""

import io

import pytest
from django.core.management import call_command

from foyer.kernel.privacy_register import faults


def test_every_field_says_whether_it_holds_personal_data():
    assert faults() == []


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        pytest.fail(out.getvalue())
