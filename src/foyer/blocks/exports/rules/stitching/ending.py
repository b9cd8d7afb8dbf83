# SPDX-License-Identifier: EUPL-1.2
"""What follows the pieces in a file: the objects that they share, the table of addresses and the trailer."""

from collections.abc import Iterator, Sequence
from html import escape

from foyer.blocks.exports.rules.stitching.facts import (
    CATALOG,
    DOCUMENT,
    FIRST_FREE,
    HEADER,
    OUTLINES,
    PAGES,
    TAGS,
    Facts,
)

_METADATA = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li>'
    "</rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator></rdf:Description>"
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def ending(pieces: Sequence[Facts], title: str, author: str) -> Iterator[bytes]:
    """Go through what comes after the header and the bodies of the pieces, of which there is one at least.

    Pieces follow each other without gaps, in the file and in the numbers of their objects.
    """
    next_free = FIRST_FREE + sum(len(facts.offsets) for facts in pieces)
    shared = _shared(pieces, next_free, title, author)
    at = len(HEADER) + sum(facts.length for facts in pieces)
    addresses: dict[int, int] = {}
    for number, text in sorted(shared.items()):
        addresses[number] = at
        made = b"%d 0 obj\n%b\nendobj\n" % (number, text)
        at += len(made)
        yield made
    size = max(shared) + 1
    yield b"xref\n0 %d\n0000000000 65535 f\r\n" % size
    yield from (_address(addresses[number]) for number in range(1, FIRST_FREE))
    begin = len(HEADER)
    for facts in pieces:
        yield b"".join(_address(begin + offset) for offset in facts.offsets)
        begin += facts.length
    yield from (_address(addresses[number]) for number in range(next_free, size))
    yield b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, CATALOG, next_free, at,
    )  # fmt: skip


def _address(at: int) -> bytes:
    return b"%010d 00000 n\r\n" % at


def _shared(pieces: Sequence[Facts], next_free: int, title: str, author: str) -> dict[int, bytes]:
    about, metadata, first_mark = next_free, next_free + 1, next_free + 2
    marks = [mark for facts in pieces for mark in facts.bookmarks]
    said = _METADATA.format(escape(title), escape(author)).encode()
    catalog = (
        f"<</Type/Catalog/Pages {PAGES} 0 R/Metadata {metadata} 0 R{pieces[0].language}"
        f"/StructTreeRoot {TAGS} 0 R/MarkInfo<</Marked true/Suspects false>>"
        "/ViewerPreferences<</DisplayDocTitle true/Direction/L2R>>"
    )
    count = sum(facts.count for facts in pieces)
    shared = {
        PAGES: f"<</Type/Pages/Count {count}/Kids[{_links(facts.pages for facts in pieces)}]>>",
        TAGS: f"<</Type/StructTreeRoot{pieces[0].roles}/K[{DOCUMENT} 0 R]/ParentTree<</Kids["
        f"{_links(facts.leaf for facts in pieces)}]>>/ParentTreeNextKey {pieces[-1].next_key}>>",
        DOCUMENT: f"<</Type/StructElem/S/Document/P {TAGS} 0 R/K[{_links(facts.tags for facts in pieces)}]>>",
        CATALOG: catalog + (f"/Outlines {OUTLINES} 0 R>>" if marks else ">>"),
        OUTLINES: "null",
        about: f"<</Title{_text(title)}/Author{_text(author)}/Producer(Foyer)>>",
    }
    if marks:
        last = first_mark + len(marks) - 1
        shared[OUTLINES] = f"<</Type/Outlines/First {first_mark} 0 R/Last {last} 0 R/Count {len(marks)}>>"
        for number, (name, aim) in enumerate(marks, first_mark):
            beside = f"/Prev {number - 1} 0 R" if number > first_mark else ""
            beside += f"/Next {number + 1} 0 R" if number < last else ""
            shared[number] = f"<</Parent {OUTLINES} 0 R{beside}/Title{name}/Dest{aim}>>"
    stream = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(said), said)
    return {number: text.encode("latin-1") for number, text in shared.items()} | {metadata: stream}


def _links(numbers: Iterator[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _text(text: str) -> str:
    written = f"\ufeff{text}".encode("utf-16-be")
    return f"<{written.hex().upper()}>"
