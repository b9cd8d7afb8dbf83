# SPDX-License-Identifier: EUPL-1.2
"""Reading examples out of pages: requests with what they find, and calls of curl with their answers.

A block of the kind `search` holds requests, each with its result in the next line:

    /events?q=labels:jazz
      → cellar, family
    /events?minAge=-1
      → 404 Age should be 0 or bigger

One of the kind `explain` holds the same for explanations. Nothing in them is encoded, and a parameter ends
at the next `&`.
"""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[6]
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    """Return the text of a page, by its path below docs."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> list[str]:
    """Return the fenced blocks of a kind, in order."""
    return [text for found, text in _FENCED.findall(page(name)) if found == kind]


def requests(name: str, kind: str = "search") -> list[tuple[str, str]]:
    """Return the requests of a page, each with what it is said to find, or to be explained as."""
    found = []
    for block in blocks(name, kind):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        assert len(lines) % 2 == 0, block
        for asked, told in zip(lines[::2], lines[1::2], strict=True):
            assert asked.startswith("/"), asked
            assert told.startswith("→"), told
            found.append((asked, told.removeprefix("→").strip()))
    return found


def parameters(asked: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the path and the parameters of a request as it is written on a page."""
    path, _, query = asked.partition("?")
    pairs = [one.partition("=") for one in query.split("&") if one]
    return path, [(name, value) for name, _, value in pairs]


def curl(command: str) -> tuple[str, dict[str, str], list[str]]:
    """Return the address, the headers and the data of one call of curl."""
    words = iter(shlex.split(command.replace("\\\n", " ")))
    assert next(words) == "curl"
    address, headers, data = "", {}, []
    for word in words:
        match word:
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "--data-urlencode":
                data.append(next(words))
            case "-G":
                continue
            case _:
                assert not word.startswith("-"), word
                address = word
    return address, headers, data
