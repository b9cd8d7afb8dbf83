# SPDX-License-Identifier: EUPL-1.2
"""Names of inner nodes: `{subject}#{class}-{digits}`, the digits a CRC-32 of the content as JSON.

The JSON is written the way PHP does by default, with the keys sorted at every level, because the existing
platform made its names that way. Clients must not read anything into the digits.
"""

import json
import re
import zlib

_JSON = json.JSONEncoder(separators=(",", ":"), sort_keys=True)
_ESCAPE = re.compile(r"\\(?:u007f|.)|/")
_OTHERWISE = {"/": "\\/", "\\u007f": "\x7f"}


def php_json(value: object) -> str:
    r"""Return JSON as PHP writes it: `\/`, `\u00e9`, no blanks, an empty map as `[]`; keys are sorted."""
    text = _JSON.encode(value)
    if text == "{}":
        return "[]"
    return _ESCAPE.sub(lambda found: _OTHERWISE.get(found[0], found[0]), text)


def crc32b(text: str) -> str:
    """Return a CRC-32 (of zip files) as eight hexadecimal digits."""
    return f"{zlib.crc32(text.encode()):08x}"


class Naming:
    """Gives names to the inner nodes of one subject.

    Thirty-two bits are few for an event on thousands of days. Where different content comes to the same
    digits, the one that comes later in the document gets other digits, so that they never become one node.
    """

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._taken: dict[str, str] = {}

    def name(self, kind: str, content: object) -> str:
        """Return the name of a node of a class (its local name) and with this content."""
        text = php_json(content)
        hashed = text
        while True:
            name = f"{self._subject}#{kind[:1].lower()}{kind[1:]}-{crc32b(hashed)}"
            if self._taken.setdefault(name, text) == text:
                return name
            hashed += "\n"
