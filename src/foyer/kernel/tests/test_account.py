# SPDX-License-Identifier: EUPL-1.2
"""Who was refused is named: on a server a command works as another user than the one who types."""

import os
import pwd

from foyer.kernel import account


def test_it_names_the_account(monkeypatch):
    assert account.account() == pwd.getpwuid(os.geteuid()).pw_name
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    assert account.account() == "4000000"


def test_only_a_refusal_says_to_whom(monkeypatch):
    monkeypatch.setattr(account, "account", lambda: "foyer")
    assert account.reason(PermissionError(13, "Permission denied")) == "Permission denied for the user foyer"
    assert account.reason(OSError(28, "No space left on device")) == "No space left on device"
