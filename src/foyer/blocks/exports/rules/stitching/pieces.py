# SPDX-License-Identifier: EUPL-1.2
"""A file of the typesetter as a piece of a longer one: its objects numbered anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foyer.blocks.exports.rules.stitching.facts import DOCUMENT, PAGES, Facts

_ADDRESS = re.compile(rb"(\d{10}) \d{5} ([nf])")
_TOKEN = re.compile(rb"\(|(?<![\d.])(\d+) 0 R\b|/(StructParents?) (\d+)")
_SIGN = re.compile(rb"[()\\]")
_STREAM = re.compile(rb">>\r?\nstream\r?\n")
_NOTHING = 0
"""The number of no object: in a piece it stands for the tree of pages of the whole."""

Objects = dict[int, bytes]


class NotStitchable(ValueError):
    """A file is not of the form that the typesetter writes."""


def piece(file: bytes, first: int, first_key: int) -> tuple[bytes, Facts]:
    """Return the objects of a file numbered from `first`, keys of tags from `first_key`; and its facts.

    Raises:
        NotStitchable: it is not of the form that the typesetter writes.
    """
    objects, root, about = _objects(file)
    catalog = objects[root]
    pages, tags = _link(catalog, b"/Pages"), _link(catalog, b"/StructTreeRoot")
    outlines, top = _link(catalog, b"/Outlines", 0), _link(objects[tags], b"/K[")
    renumber = _Renumber(first - 1, first_key, {_NOTHING: PAGES, tags: DOCUMENT})
    bookmarks = [
        (_told(_text(objects[each], b"/Title")), _told(renumber(objects[_link(objects[each], b"/Dest")])))
        for each in _chain(objects, outlines)
    ]
    left_out = {root, about, tags, outlines, _link(catalog, b"/Metadata", 0)}
    left_out |= {number for number, text in objects.items() if b"/Title" in text and b"/Dest " in text}
    objects[pages] = objects[pages].replace(b"<<", b"<</Parent %d 0 R" % _NOTHING, 1)
    # One document holds them all; what was one is a part of it.
    objects[top] = objects[top].replace(b"/S/Document", b"/S/Part", 1)
    count, next_key = max(objects), first_key + _number(objects[tags], b"/ParentTreeNextKey")
    leaf = _leaf(objects[tags], first_key, next_key, renumber)
    body, offsets = bytearray(), []
    for number in range(1, count + 2):
        text = leaf if number > count else objects.get(number, b"")
        kept = b"null" if number in left_out or not text else text if text is leaf else renumber(text)
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number + first - 1, kept)
    return bytes(body), Facts(
        length=len(body),
        offsets=offsets,
        pages=pages + first - 1,
        count=_number(objects[pages], b"/Count"),
        tags=top + first - 1,
        leaf=first + count,
        next_key=next_key,
        roles=_told(_found(rb"/RoleMap<<.*?>>", objects[tags])),
        language=_told(_found(rb"/Lang\(.*?\)", catalog)),
        bookmarks=bookmarks,
    )


@dataclass(frozen=True)
class _Renumber:
    """Numbers the links and keys of an object anew; what stands in texts and streams stays."""

    shift: int
    first_key: int
    moved: Mapping[int, int]

    def __call__(self, text: bytes) -> bytes:
        stream = _STREAM.search(text)
        head, rest = (text[: stream.start()], text[stream.start() :]) if stream else (text, b"")
        if b"(" not in head:
            return _TOKEN.sub(self._token, head) + rest
        return b"".join(self._around_texts(head)) + rest

    def _around_texts(self, head: bytes) -> Iterator[bytes]:
        at = 0
        while found := _TOKEN.search(head, at):
            yield head[at : found.start()]
            if found[0] == b"(":
                at = _end_of_text(head, found.start())
                yield head[found.start() : at]
            else:
                at = found.end()
                yield self._token(found)
        yield head[at:]

    def _token(self, found: re.Match[bytes]) -> bytes:
        if found[2]:
            return b"/%b %d" % (found[2], int(found[3]) + self.first_key)
        number = int(found[1])
        return b"%d 0 R" % self.moved.get(number, number + self.shift)


def _end_of_text(text: bytes, start: int) -> int:
    """Return where a text ends that begins with a bracket; brackets within it may be in pairs."""
    depth, at = 0, start
    while found := _SIGN.search(text, at):
        at = found.end()
        if found[0] == b"\\":
            at += 1
            continue
        depth += 1 if found[0] == b"(" else -1
        if depth == 0:
            return at
    raise NotStitchable("a text does not end")


def _objects(file: bytes) -> tuple[Objects, int, int]:
    """Return the objects of a file by number, without their brackets, and the numbers of root and facts."""
    try:
        table = int(file[file.rindex(b"startxref") + 9 :].split()[0])
        trailer = file[file.index(b"trailer", table) :]
    except (ValueError, IndexError) as error:
        raise NotStitchable("there is no plain table of addresses") from error
    addresses = enumerate(_ADDRESS.finditer(file, table))
    order = sorted((int(found[1]), number) for number, found in addresses if found[2] == b"n")
    ends = [*(begin for begin, _ in order[1:]), table]
    objects = {}
    for (begin, number), end in zip(order, ends, strict=True):
        text, head = file[begin:end].rstrip(), b"%d 0 obj" % number
        if not (text.startswith(head) and text.endswith(b"endobj")):
            raise NotStitchable(f"object {number} is not where the table says")
        objects[number] = text[len(head) : -len(b"endobj")].strip(b"\r\n")
    return objects, _link(trailer, b"/Root"), _link(trailer, b"/Info", 0)


def _link(text: bytes, name: bytes, otherwise: int | None = None) -> int:
    """Return the number of the object that a name leads to."""
    found = re.search(re.escape(name) + rb" ?(\d+) 0 R", text)
    if found is None and otherwise is None:
        raise NotStitchable(f"nothing is said of {name.decode()}")
    return int(found[1]) if found else otherwise or 0


def _number(text: bytes, name: bytes) -> int:
    found = re.search(re.escape(name) + rb" (\d+)", text)
    if found is None:
        raise NotStitchable(f"nothing is said of {name.decode()}")
    return int(found[1])


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    return found[0] if found else b""


def _text(text: bytes, name: bytes) -> bytes:
    """Return the text under a name, with its brackets."""
    at = text.index(name) + len(name)
    return text[at : _end_of_text(text, at) if text[at : at + 1] == b"(" else text.index(b">", at) + 1]


def _leaf(tags: bytes, first_key: int, next_key: int, renumber: _Renumber) -> bytes:
    """Return the part of the table of tags that a piece is."""
    pairs = re.findall(rb"(\d+) (\d+ 0 R)", _found(rb"/ParentTree<</Nums\[[^\]]*\]", tags))
    told = b" ".join(b"%d %b" % (int(key) + first_key, renumber(link)) for key, link in pairs)
    return b"<</Limits[%d %d]/Nums[%b]>>" % (first_key, max(first_key, next_key - 1), told)


def _chain(objects: Objects, outlines: int) -> list[int]:
    """Return the bookmarks at the top level, in their order."""
    chain: list[int] = []
    at = _link(objects[outlines], b"/First", 0) if outlines else 0
    while at and at not in chain:
        chain.append(at)
        at = _link(objects[at], b"/Next", 0)
    return chain


def _told(text: bytes) -> str:
    return text.decode("latin-1")
