# SPDX-License-Identifier: EUPL-1.2
"""No secret lies in a file that is kept: keys of machines, tokens of services, passwords in addresses."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATTERNS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{60,}",
    "a token of GitLab": r"\bglpat-[\w-]{20}\b",
    "a token of Slack": r"\bxox[abprs]-[\w-]{10,}",
    "a key of Google": r"\bAIza[\w-]{35}\b",
    "a key of Stripe": r"\b[sr]k_live_[0-9a-zA-Z]{20,}",
    "a key of Sendgrid": r"\bSG\.[\w-]{16,}\.[\w-]{16,}",
    "a signed token": r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}",
    "a password in an address": (
        r"\b(?:postgres(?:ql)?|smtps?|s3|https?)://[\w.%-]+:(?!/)[^\s@/'\"<>{}$`]{3,}@[\w.-]+"
    ),
    "a secret in a setting": (
        # The value alone, so that the name of the setting does not excuse it.
        r"(?i)(?:(?<=secret_key = )|(?<=api_key = )|(?<=password = )|(?<=token = )|(?<=secret = ))"
        r"[\"'][\w+/-]{24,}[\"']"
    ),
}
# Words that stand for a password in examples, and what tests make up.
MADE_UP = re.compile(
    r"(?i)password|passwort|wachtwoord|geheim|secret|example|pass\b|:p@|:pw@|\*\*\*|only-for-tests"
    r"|user:|x@|foyer@|test"
)
NOT_READ = {
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".avif",
    ".woff2",
    ".ttf",
    ".xlsx",
    ".pdf",
    ".zip",
    ".gz",
}


def kept():
    """Return the files that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is no clone of git")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and Path(name).suffix not in NOT_READ]


def found_in(text):
    """Return what looks like a secret in a text: (kind, what it is)."""
    found = []
    for kind, pattern in PATTERNS.items():
        matches = (match[0] for match in re.finditer(pattern, text))
        found += [(kind, match[:60]) for match in matches if not MADE_UP.search(match)]
    return found


def test_no_secret_is_kept():
    wrong = []
    for path in kept():
        if path == Path(__file__) or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [(str(path.relative_to(ROOT)), *what) for what in found_in(text)]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN " + "PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj",
        "AKIA" + "IOSFODNN7QWERTYU",
        "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "postgresql://" + "foyer:hunter2x9@db.internal/foyer",
        "SECRET_KEY" + ' = "kx9Qm2Vw7Lp4Rt8Zb3Nc6Hd1"',
    ],
)
def test_what_looks_like_a_secret_is_seen(text):
    assert len(found_in(text)) == 1


def test_what_no_installation_shares_is_ignored_by_git():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"var/", ".venv/"} <= set(ignored)
