# SPDX-License-Identifier: EUPL-1.2
"""Which addresses are outside: what a server is asked to fetch must not lead into its own network."""

import ipaddress
import socket

from foyer.kernel.outside.refusals import NotFetched, Reason

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet; IPv4 addresses within IPv6 are unpacked.

    Raises:
        ValueError: the text is no IP address.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
    if inner is None and ip in _TRANSLATED:
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        return inner.is_global and not inner.is_multicast
    # What is outside of this range is of a link, of a site, or an old way to write an IPv4 address.
    return ip.is_global and ip in _GLOBAL_UNICAST


def addresses_of(host: str, port: int, *, inside: bool) -> list[str]:
    """Return the IP addresses of a host, as the resolver of the system gives them.

    With `inside` any address will do; else one that is not public refuses the host, whatever others it has.

    Raises:
        NotFetched: there is no such host, or it lies inside.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(Reason.HOST) from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise NotFetched(Reason.HOST)
    if not inside and not all(is_public(one.partition("%")[0]) for one in addresses):
        raise NotFetched(Reason.INSIDE)
    return addresses
