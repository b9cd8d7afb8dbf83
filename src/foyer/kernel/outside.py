# SPDX-License-Identifier: EUPL-1.2
"""Which addresses are outside: what a server is asked to fetch must not lead into its own network."""

import ipaddress


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet; IPv4 addresses within IPv6 are unpacked.

    Raises:
        ValueError: the text is no IP address.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF).is_global
    return ip.is_global and not ip.is_multicast
