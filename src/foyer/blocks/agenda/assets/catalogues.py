# SPDX-License-Identifier: EUPL-1.2
"""Translations: reads `.po` files, writes `.mo` files and finds what nobody translated.

Python only, because GNU gettext is not on every machine. The files of all blocks together become
one catalogue a language below `FOYER_HOME/locale`. The source language is Dutch: it needs none.
"""

import ast
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TRANSLATED = ("fr", "de", "en")
_MAGIC = 0x950412DE
_CONTEXT, _PLURAL = "\x04", "\x00"


@dataclass
class Entry:
    """One message of a `.po` file, in the parts that a catalogue knows."""

    context: str | None = None
    id: str = ""
    plural: str | None = None
    texts: Mapping[int, str] | None = None
    fuzzy: bool = False

    @property
    def key(self) -> str:
        """Return the key in a `.mo` file."""
        key = self.id if self.context is None else self.context + _CONTEXT + self.id
        return key if self.plural is None else key + _PLURAL + self.plural

    @property
    def complete(self) -> bool:
        """Say whether every form has a text that somebody checked."""
        texts = self.texts or {}
        forms = range(2 if self.plural is not None else 1)
        return not self.fuzzy and all(texts.get(form) for form in forms)


def read(text: str) -> list[Entry]:
    """Return the messages of a `.po` file, the header (empty id) first.

    Raises:
        ValueError: a line is none that the format knows; the message gives its number.
    """
    entries: list[Entry] = []
    for block in _blocks(text):
        fields: dict[str, str] = {}
        fuzzy, current = False, ""
        for number, line in block:
            if line.startswith("#,"):
                fuzzy = fuzzy or "fuzzy" in line
            elif line.startswith("#"):
                continue
            elif line.startswith('"'):
                fields[current] += ast.literal_eval(line)
            else:
                current, _, value = line.partition(" ")
                if not value.startswith('"'):
                    raise ValueError(f"line {number} of the translations is not understood: {line}")
                fields[current] = ast.literal_eval(value)
        if "msgid" in fields:
            entries.append(_entry(fields, fuzzy))
    return entries


def write(entries: Iterable[Entry]) -> bytes:
    """Return a `.mo` file (GNU, little endian) of every message that has a text."""
    pairs = {
        entry.key: _joined(entry)
        for entry in entries
        if not entry.fuzzy and any((entry.texts or {}).values())
    }
    ordered = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    keys, values = b"", b""
    table_keys, table_values = [], []
    for key, value in ordered:
        table_keys += [len(key), len(keys)]
        table_values += [len(value), len(values)]
        keys += key + b"\x00"
        values += value + b"\x00"
    head = 7 * 4
    start_keys = head + 16 * len(ordered)
    start_values = start_keys + len(keys)
    for position in range(1, len(table_keys), 2):
        table_keys[position] += start_keys
        table_values[position] += start_values
    numbers = [
        _MAGIC,
        0,
        len(ordered),
        head,
        head + 8 * len(ordered),
        0,
        start_keys,
        *table_keys,
        *table_values,
    ]
    return struct.pack(f"<{len(numbers)}I", *numbers) + keys + values


def compile_all(sources: Iterable[Path], target: Path) -> None:
    """Compile `LANGUAGE/LC_MESSAGES/django.po` of every source folder into one catalogue a language.

    Nothing is written where the catalogue is newer than all its sources.
    """
    folders = list(sources)
    for language in TRANSLATED:
        files = [
            path for folder in folders if (path := folder / language / "LC_MESSAGES" / "django.po").exists()
        ]
        made = target / language / "LC_MESSAGES" / "django.mo"
        if not files or (
            made.exists() and made.stat().st_mtime >= max(path.stat().st_mtime for path in files)
        ):
            continue
        entries = [entry for path in files for entry in read(path.read_text(encoding="utf-8"))]
        made.parent.mkdir(parents=True, exist_ok=True)
        fresh = made.with_suffix(f".{language}.new")
        fresh.write_bytes(write(entries))
        fresh.replace(made)


def missing(wanted: Iterable[str], entries: Iterable[Entry]) -> list[str]:
    """Return the keys that have no complete translation, in the order wanted."""
    there = {entry.key for entry in entries if entry.complete}
    return [key for key in wanted if key not in there]


def _entry(fields: Mapping[str, str], fuzzy: bool) -> Entry:
    texts = {0: fields["msgstr"]} if "msgstr" in fields else {}
    for name, value in fields.items():
        if name.startswith("msgstr["):
            texts[int(name[7:-1])] = value
    return Entry(fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"), texts, fuzzy)


def _joined(entry: Entry) -> str:
    texts = entry.texts or {}
    return _PLURAL.join(texts[form] for form in sorted(texts))


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        if line:
            block.append((number, line))
        elif block:
            yield block
            block = []
