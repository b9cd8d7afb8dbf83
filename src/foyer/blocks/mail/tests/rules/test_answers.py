# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from foyer.blocks.mail.rules.answers import (
    MAX_TRIES,
    Verdict,
    enhanced,
    of_letter,
    of_recipient,
    pause,
    reason,
)


@pytest.mark.parametrize(
    ("code", "text", "verdict"),
    [
        (550, "no such user", Verdict.GONE),
        (551, "moved", Verdict.GONE),
        (553, "bad name", Verdict.GONE),
        (550, "5.1.1 unknown", Verdict.GONE),
        (554, "5.1.10 null MX", Verdict.GONE),
        (550, "5.2.1 closed", Verdict.GONE),
        (552, "5.2.2 full", Verdict.REFUSED),
        (550, "5.7.1 you are on a list", Verdict.REFUSED),
        (554, "no", Verdict.REFUSED),
        (550, "5.1.8 bad sender", Verdict.REFUSED),
        (450, "4.2.0 greylisted", Verdict.LATER),
        (421, "bye", Verdict.LATER),
        (252, "perhaps", Verdict.LATER),
    ],
)
def test_recipients(code, text, verdict):
    assert of_recipient(code, text) is verdict


@pytest.mark.parametrize(
    ("code", "text", "verdict"),
    [
        (550, "no", Verdict.REFUSED),
        (554, "5.7.1 spam", Verdict.REFUSED),
        (550, "5.1.1 unknown after all", Verdict.GONE),
        (451, "4.3.0 later", Verdict.LATER),
    ],
)
def test_letters(code, text, verdict):
    assert of_letter(code, text) is verdict


def test_only_codes_are_kept():
    assert reason(550, "5.1.1 <an@example.org>: an is not known") == "SMTP 550 5.1.1"
    assert reason(550, "an@example.org 10.0.0.5.1.1") == "SMTP 550"
    assert enhanced(" #5.1.0 Address rejected") == "5.1.0"
    assert enhanced("2.0.0 OK") == "2.0.0"


def test_pauses_grow_to_an_hour_and_end_after_two_days():
    assert [pause(tries).total_seconds() for tries in (0, 1, 2, 3, 8, 9, 5000)] == [
        15,
        15,
        30,
        60,
        1920,
        3600,
        3600,
    ]
    whole = sum((pause(tries) for tries in range(1, MAX_TRIES)), timedelta())
    assert timedelta(days=1, hours=23) < whole < timedelta(days=3)
