# SPDX-License-Identifier: EUPL-1.2
"""The largest bodies that anybody may send: tests hold what is told of them, a benchmark how soon."""

MIB = 1024 * 1024
LIMIT = 10 * MIB

LARGE = {
    "numbers": b"[" + b"1," * (4 * MIB) + b"1]",
    "empty lists": b"[" + b"[]," * (3 * MIB) + b"[]]",
    "empty objects": b"[" + b"{}," * (3 * MIB) + b"{}]",
    "nulls": b"[" + b"null," * (2 * MIB - 10) + b"null]",
    "names": b"{" + b",".join(b'"%d":0' % number for number in range(800_000)) + b"}",
    "one name": b'{"' + b"x" * (9 * MIB) + b'": 1}',
    "one text": b'{"name": "' + b"x" * (9 * MIB) + b'"}',
    "escapes": b'{"name": "' + b"\\u0041" * (MIB + MIB // 2) + b'"}',
    "characters NUL": b'{"name": "' + b"\\u0000" * (MIB + MIB // 2) + b'"}',
    "one number": b'{"name": ' + b"9" * (9 * MIB) + b"}",
    "spaces": b" " * (LIMIT - 2) + b"{}",
    "half a text": b'{"name": "' + b"x" * (9 * MIB),
}

MANY = {"numbers", "empty lists", "empty objects", "nulls", "names"}


def dates_of(count):
    """Return that many dates, half an hour each."""
    found = []
    for number in range(count):
        days, hour = divmod(number, 24)
        months, day = divmod(days, 28)
        start = f"{2027 + months // 12}-{1 + months % 12:02}-{1 + day:02}T{hour:02}"
        found.append({"startDate": f"{start}:00:00+01:00", "endDate": f"{start}:30:00+01:00"})
    return found
