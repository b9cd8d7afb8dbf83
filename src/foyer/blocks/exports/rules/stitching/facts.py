# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a piece until the file is put together."""

from dataclasses import dataclass

PAGES, TAGS, DOCUMENT, CATALOG, OUTLINES, FIRST_FREE = 1, 2, 3, 4, 5, 6
"""Numbers of the objects that all pieces share, and the first number of a piece."""

HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n"


@dataclass(frozen=True)
class Facts:
    """A piece that was numbered anew; a JSON value but for its class.

    Its objects are numbered one by one and begin at `offsets` within its `length`. `pages` is its tree of
    pages with `count` of them, `tags` its outermost tag, `leaf` its part of the table of tags, of which the
    keys end before `next_key`. `roles` and `language` are what it says of the whole; `bookmarks` are
    titles and aims, all as they are written in a file, byte for character.
    """

    length: int
    offsets: list[int]
    pages: int
    count: int
    tags: int
    leaf: int
    next_key: int
    roles: str
    language: str
    bookmarks: list[tuple[str, str]]
