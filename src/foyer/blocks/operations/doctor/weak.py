# SPDX-License-Identifier: EUPL-1.2
"""Settings that are weak where others can reach this installation, misspelt, or more open than need be."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from foyer.blocks.identity.public import first_sign_in
from foyer.kernel.counted import counted
from foyer.kernel.findings import Finding, Level
from foyer.kernel.http.reach import is_local

_SUBJECT = "settings"
_SHORTEST_SECRET = 32


def examine() -> Iterator[Finding]:
    """Look at what is set."""
    for name, meant in settings.FOYER_UNKNOWN.items():
        todo = f"did you mean {meant}?" if meant else "`foyer settings --all` lists those that there are"
        yield Finding(_SUBJECT, Level.WARNING, f"nobody reads {name}", todo)
    if not is_local():
        yield from _reachable()
    if len(settings.SECRET_KEY) < _SHORTEST_SECRET:
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            f"FOYER_SECRET_KEY has {counted(len(settings.SECRET_KEY), 'sign')} and can be guessed",
            f"give it {_SHORTEST_SECRET} or more by chance, or none: then one is made",
        )
    if settings.SECRET_KEY_FALLBACKS:
        yield Finding(
            _SUBJECT,
            Level.ADVICE,
            "secrets of before are still believed (FOYER_SECRET_KEY_FALLBACKS)",
            "two weeks after the change nobody needs them: unset it; at once where the old one was stolen",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding(_SUBJECT, Level.FAULT, "FOYER_HOSTS lets any host name pass", "name the hosts")
    plain = [issuer for issuer in settings.FOYER_TRUSTED_ISSUERS if "http://" in issuer]
    if plain:
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            f"keys of {counted(len(plain), 'issuer')} come without encryption (FOYER_TRUSTED_ISSUERS)",
            "use https: addresses, or a PEM file",
        )
    yield from _open_doors()


def _reachable() -> Iterator[Finding]:
    """Look at what only matters where others can reach it."""
    if settings.DEBUG:
        yield Finding(
            _SUBJECT, Level.FAULT, "FOYER_DEBUG shows the inside of Foyer to everybody", "do not set it"
        )
    if settings.FOYER_PUBLIC_URL.startswith("http://"):
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            "FOYER_PUBLIC_URL begins with http: passwords and tokens travel readable",
            "put a proxy with TLS before it, and say https: here",
        )
    if (Path(settings.FOYER_HOME) / "identity" / "welcome.json").exists():
        yield _welcome()
    yield from _unguarded()
    token = settings.FOYER_METRICS_TOKEN
    if token and len(token) < _SHORTEST_SECRET:
        yield Finding(_SUBJECT, Level.WARNING, "FOYER_METRICS_TOKEN is short", "make it longer")


def _welcome() -> Finding:
    """Say what whoever reads the file of the first start can do with it."""
    told = first_sign_in()
    if told is not None and not told.password:
        return Finding(
            _SUBJECT,
            Level.ADVICE,
            "the demonstration key is in identity/welcome.json",
            "block it at /staff/, then remove the file",
        )
    return Finding(
        _SUBJECT,
        Level.ADVICE,
        "the first password of the administrator and the demonstration key are in identity/welcome.json",
        "sign in and choose another at /password, block the key at /staff/, then remove the file",
    )


def _unguarded() -> Iterator[Finding]:
    """Name what an installation for everybody should have, and runs without."""
    if not settings.FOYER_RATE_LIMITS:
        yield Finding(
            _SUBJECT,
            Level.ADVICE,
            "one caller may keep all others waiting: no FOYER_RATE_LIMITS",
            "FOYER_RATE_LIMITS=search=20:100,entry=10:50,anonymous=5:50 is a beginning",
        )
    if settings.FOYER_PUBLIC_URL.startswith("https://") and not settings.FOYER_PROXIES:
        yield Finding(
            _SUBJECT,
            Level.ADVICE,
            "whoever tries passwords from one address is not told apart: FOYER_PROXIES is 0",
            "set it to the number of your own proxies before Foyer, mostly 1",
        )
    if not settings.FOYER_SECURITY_CONTACT:
        yield Finding(
            _SUBJECT,
            Level.ADVICE,
            "nobody knows whom to tell about a weak spot: no FOYER_SECURITY_CONTACT",
            "FOYER_SECURITY_CONTACT=mailto:somebody@your.address",
        )


def _open_doors() -> Iterator[Finding]:
    """Name what was opened on purpose: it may no longer be needed."""
    doors = (
        ("FOYER_OPEN_NEWS_ARTICLES", Level.WARNING, "everybody may write news articles without a token"),
        ("FOYER_STRICT_COMPATIBILITY", Level.ADVICE, "errors are answered as older platforms do"),
        ("FOYER_V1_TOKENS", Level.ADVICE, "tokens of the first generation are accepted"),
        ("FOYER_GOD_USERS", Level.ADVICE, "some users pass every check of a right"),
        ("FOYER_FETCH_ALLOW", Level.ADVICE, "images may be fetched from inside the network"),
        ("FOYER_IMPORT_PRIVATE_ADDRESSES", Level.ADVICE, "imports may read addresses inside the network"),
    )
    for name, level, what in doors:
        # What is so by default is no choice of this installation.
        if getattr(settings, name) and name in settings.FOYER_GIVEN:
            yield Finding(_SUBJECT, level, f"{what} ({name})", "unset it when nobody needs it any more")
