# SPDX-License-Identifier: EUPL-1.2
"""Whether Foyer answers where people expect it, and nobody else does."""

import ssl
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from foyer.kernel.findings import Finding, Level
from foyer.kernel.http.reach import is_local

_SUBJECT = "addresses"
# What a proxy answers by itself when nobody listens behind it.
_BEHIND_A_PROXY = frozenset({502, 503, 504})


def examine() -> Iterator[Finding]:
    """Ask at the public address how it is, the way a program outside would."""
    public = settings.FOYER_PUBLIC_URL
    try:
        answer = _ask(f"{public}/ready")
        if answer.status_code == HTTPStatus.NOT_FOUND and _ask(f"{public}/health").json()["status"] == "up":
            # As the examples of proxies do: whether all is ready is nobody's business outside.
            checks = {}
        elif answer.status_code in _BEHIND_A_PROXY and not answer.text.startswith("{"):
            yield _warning(
                f"the proxy at {public} finds no Foyer behind it ({answer.status_code})",
                "start Foyer, and see that the proxy sends to its port",
            )
            return
        else:
            checks = dict(answer.json()["checks"])
    except httpx.ConnectError as error:
        yield _unreachable(public, str(error))
    except httpx.HTTPError as error:
        yield _warning(f"no answer at {public}: {type(error).__name__}", "see the log of the web process")
    except (ValueError, KeyError, TypeError):
        port = (urlsplit(public).port or 8000) + 1
        yield _warning(
            f"something else than Foyer answers at {public}",
            f"stop it, or choose another port (`foyer up --port {port}`), or set FOYER_PUBLIC_URL right",
        )
    else:
        yield Finding(_SUBJECT, Level.FINE, f"Foyer answers at {public}")
        for name, said in sorted(checks.items()):
            if said != "ok":
                yield _warning(f"it is not ready: {name}: {said}", "see its log")


def _ask(address: str) -> httpx.Response:
    # The authorities of this machine: a town may have one of its own.
    return httpx.get(address, timeout=10, trust_env=False, verify=ssl.create_default_context())


def _unreachable(public: str, error: str) -> Finding:
    if "CERTIFICATE" in error:
        return _warning(
            f"the certificate at {public} is not trusted: {error}",
            "see the log of the proxy; an authority of your own belongs to `update-ca-certificates`",
        )
    if is_local():
        todo = "start it: `foyer up`, or your service"
    else:
        todo = "start your services and the proxy; does the name lead to this machine?"
    return Finding(_SUBJECT, Level.ADVICE, f"nobody answers at {public}", todo)


def _warning(what: str, do: str) -> Finding:
    return Finding(_SUBJECT, Level.WARNING, what, do)
