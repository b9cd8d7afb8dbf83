# SPDX-License-Identifier: EUPL-1.2
"""Why a file cannot be had from outside.

A client that gave the address is not told: it would learn what there is inside.
"""

from enum import StrEnum


class Reason(StrEnum):
    """What stands in the way."""

    ADDRESS = "no address of the web"
    HOST = "no such host"
    INSIDE = "an address inside"
    CONNECTION = "no connection"
    REDIRECTS = "too many redirects"
    STATUS = "another status than 200"
    PACKED = "packed although nobody asked for that"
    TIME = "too long"
    SIZE = "too large"


class NotFetched(Exception):
    """The file cannot be had; `detail` tells more, for the log or the operator."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail


class TooBig(NotFetched):
    """The file has more bytes than may be taken; `size` are those that were told or read."""

    def __init__(self, size: int) -> None:
        super().__init__(Reason.SIZE, f"{size} bytes")
        self.size = size
