# SPDX-License-Identifier: EUPL-1.2
"""Pieces of PDF stitched together: every address leads where the table says, every tag to its page."""

import re

import pytest
import typst

from foyer.blocks.exports.rules.stitching import FIRST_FREE, HEADER, NotStitchable, ending, piece

SOURCE = """#set document(title: "x")
#set text(lang: "nl")
= Kop {0} (met (haakjes)) en een \\\\ streep
#heading(level: 2, bookmarked: false)[12 0 R]
Tekst #link("https://example.org/(x)")[hier] #pagebreak() twee
"""


def made(*numbers):
    first, key, bodies, facts = FIRST_FREE, 0, [], []
    for number in numbers:
        body, told = piece(typst.compile(SOURCE.replace("{0}", str(number)).encode()), first, key)
        assert len(body) == told.length
        bodies.append(body)
        facts.append(told)
        first, key = first + len(told.offsets), told.next_key
    return b"".join([HEADER, *bodies, *ending(facts, "Lijst (één)", "Wij")])


def objects(file):
    """Return the objects of a file by the addresses in its table."""
    table = int(file[file.rindex(b"startxref") + 9 :].split()[0])
    assert file[table : table + 4] == b"xref"
    places = [int(found[1]) for found in re.finditer(rb"(\d{10}) \d{5} n", file[table:])]
    found = {}
    for number, at in enumerate(places, 1):
        head = b"%d 0 obj\n" % number
        assert file[at:].startswith(head), number
        found[number] = file[at + len(head) : file.index(b"\nendobj", at)]
    assert f"/Size {len(places) + 1}/".encode() in file[table:]
    return found


def links(text):
    outside = re.sub(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)", b"", text.partition(b"stream\n")[0])
    return {int(number) for number in re.findall(rb"(?<![\d.])(\d+) 0 R", outside)}


def test_every_link_leads_to_an_object():
    found = objects(made(1, 2, 3))
    assert {link for text in found.values() for link in links(text)} <= found.keys()


def test_pages_of_all_pieces_are_counted_and_know_their_tree():
    found = objects(made(1, 2, 3))
    assert b"/Count 6/Kids[" in found[1]
    for tree in links(found[1]):
        assert b"/Parent 1 0 R" in found[tree]


def test_tags_hang_below_one_document():
    found = objects(made(1, 2))
    assert found[2].count(b"/K[3 0 R]") == 1
    assert [found[part].count(b"/S/Part") for part in links(found[3]) - {2}] == [1, 1]
    assert b"/S/Document" not in b"".join(text for number, text in found.items() if number != 3)


def test_each_page_finds_its_tags_by_a_key_of_its_own():
    found = objects(made(1, 2, 3))
    keys = [int(key) for text in found.values() for key in re.findall(rb"/StructParents? (\d+)", text)]
    assert sorted(keys) == list(range(len(keys)))
    leaves = [text for text in found.values() if text.startswith(b"<</Limits")]
    told = [int(key) for leaf in leaves for key in re.findall(rb"(\d+) \d+ 0 R", leaf)]
    assert told == sorted(keys)


def test_bookmarks_of_all_pieces_follow_each_other():
    found = objects(made(1, 2))
    marks = [text for text in found.values() if b"/Dest[" in text]
    assert [b"/Title(Kop 1" in marks[0], b"/Title(Kop 2" in marks[1], len(marks)] == [True, True, 2]
    assert b"/Next" in marks[0]
    assert b"/Prev" in marks[1]


def test_numbers_in_texts_stay():
    assert b"(https://example.org/\\(x\\))" in made(1, 2) or b"(https://example.org/(x))" in made(1, 2)
    assert b"/T(12 0 R)" in made(1, 2)


def test_what_is_no_such_file_is_told():
    with pytest.raises(NotStitchable):
        piece(b"%PDF-1.7 nothing", FIRST_FREE, 0)
    whole = typst.compile(b"x")
    with pytest.raises(NotStitchable):
        piece(whole.replace(b"0000000016 00000 n", b"0000000017 00000 n"), FIRST_FREE, 0)
