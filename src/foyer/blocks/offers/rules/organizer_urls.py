# SPDX-License-Identifier: EUPL-1.2
"""Websites of organizers in the form in which they are compared."""


def normal(url: str) -> str:
    """Return an address without scheme and leading `www.`, host in lower case, no slash at its end.

    Port, query and fragment stay; a bare slash is kept only before a query or fragment.
    """
    host, path, rest = _split(url)
    path = path.rstrip("/")
    if not path and rest:
        path = "/"
    return host + path + rest


def domain(url: str) -> str:
    """Return the host of an address, without leading `www.` and without port."""
    return _split(url)[0].partition(":")[0]


def _split(url: str) -> tuple[str, str, str]:
    text = url.strip()
    _, found, after = text.partition("://")
    text = after if found else text
    cut = min((place for place in (text.find("?"), text.find("#")) if place >= 0), default=len(text))
    head, rest = text[:cut], text[cut:]
    host, slash, path = head.partition("/")
    host = host.lower().rpartition("@")[2]
    return host.removeprefix("www."), slash + path, rest
