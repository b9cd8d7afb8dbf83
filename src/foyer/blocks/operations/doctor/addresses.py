# SPDX-License-Identifier: EUPL-1.2
"""Whether Foyer answers where people expect it, and nobody else does."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from foyer.kernel.findings import Finding, Level

_SUBJECT = "addresses"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def is_local() -> bool:
    """Say whether this installation is for its own machine only, by its public address."""
    return (urlsplit(settings.FOYER_PUBLIC_URL).hostname or "") in _LOCAL


def examine() -> Iterator[Finding]:
    """Ask at the public address how it is."""
    public = settings.FOYER_PUBLIC_URL
    try:
        answer = httpx.get(f"{public}/ready", timeout=10, trust_env=False)
        checks = dict(answer.json()["checks"])
    except httpx.ConnectError:
        todo = "start it: `foyer up`, or your service"
        yield Finding(_SUBJECT, Level.ADVICE, f"nobody answers at {public}", todo)
    except httpx.HTTPError as error:
        todo = "see the log of the web process"
        yield Finding(_SUBJECT, Level.WARNING, f"no answer at {public}: {type(error).__name__}", todo)
    except (ValueError, KeyError, TypeError):
        port = (urlsplit(public).port or 8000) + 1
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            f"something else than Foyer answers at {public}",
            f"stop it, or choose another port (`foyer up --port {port}`), or set FOYER_PUBLIC_URL right",
        )
    else:
        yield Finding(_SUBJECT, Level.FINE, f"Foyer answers at {public}")
        for name, said in sorted(checks.items()):
            if said != "ok":
                yield Finding(_SUBJECT, Level.WARNING, f"it is not ready: {name}: {said}", "see its log")
