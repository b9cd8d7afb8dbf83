# SPDX-License-Identifier: EUPL-1.2
"""What a word is: the word boundaries of Unicode Standard Annex #29, lower-cased.

`l'atelier`, `publiq.be`, `3,5` and `foo_bar` are one word each; a hyphen parts words. Segments
without a letter or digit (blanks, punctuation, emoji) are not words, nor is an emoji or a closing
Hebrew apostrophe part of the word before it. One regular expression over
the whole text, because a search index asks for millions of words.
"""

import re
from functools import cache

from foyer.blocks.query.rules import word_classes as classes


def _characters(*ranges: str) -> str:
    """Return the inside of a character class for ranges of hexadecimal code points."""
    pairs = [part.split("-") for text in ranges for part in text.split()]
    return "".join(
        re.escape(chr(int(pair[0], 16))) + (f"-{re.escape(chr(int(pair[-1], 16)))}" if len(pair) > 1 else "")
        for pair in pairs
    )


@cache
def _word() -> re.Pattern[str]:
    """Return what a word is in any writing. Large: made by the first text that is not Latin."""
    extend = f"[{_characters(classes.EXTEND)}]*"
    hebrew = f"[{_characters(classes.HEBREW)}]"
    letter = f"[{_characters(classes.LETTER, classes.HEBREW)}]"
    number = f"[{_characters(classes.NUMBER)}]"
    katakana = f"[{_characters(classes.KATAKANA)}]"
    joiner = f"[{_characters(classes.JOINER)}]{extend}"
    in_letters = f"[{_characters(classes.MID_LETTER, classes.MID_BOTH)}]{extend}(?={letter})"
    in_numbers = f"[{_characters(classes.MID_NUMBER, classes.MID_BOTH)}]{extend}(?={number})"
    quoted = f'{hebrew}{extend}(?:"{extend}(?={hebrew})|{in_letters})?'
    plain = f"{letter}{extend}(?:{in_letters})?"
    mixed = f"(?:{quoted}|{plain}|{number}{extend}(?:{in_numbers})?)+"
    run = f"(?:{mixed}|(?:{katakana}{extend})+)"
    return re.compile(f"(?:{joiner})*{run}(?:(?:{joiner})+{run})*(?:{joiner})*|[^\\W_]{extend}")


# Nearly all text is Latin, where three small classes say the same several times faster.
_LATIN = re.compile("[\x00-\x7f\xa0«»°À-ÖØ-öø-\u012f\u0131-\u02af–—‘’“”…€•]*")
_LETTER = r"[^\W\d_]"
_LATIN_WORD = re.compile(f"_*(?:(?:{_LETTER}+(?:[:.'‘’](?={_LETTER}))?|\\d+(?:[,;.'‘’](?=\\d))?)+_*)+")

# And of that, nearly all is of one byte a character, with no sign between two letters: words are then
# just what stands between signs. The first page is the quickest to code, the second has the signs of
# printers too. On both, a capital and its small letter are one byte each.
_PAGES = ("latin-1", "cp1252")
_REFUSED, _JOINER, _BLANK = b"\x00\x01 "
_JOINED = re.compile(rb"\x01[^\x00\x01 ]")


def _marks(page: str) -> bytes:
    """Return what stands for each byte of a page: its small letter, a blank, a joiner, or a refusal."""
    marks = bytearray(256)
    for byte in range(2, 256):
        character = bytes([byte]).decode(page, "replace")
        if character in ":.,;'‘’":
            marks[byte] = _JOINER
        elif character == "_" or not _LATIN.fullmatch(character):
            marks[byte] = _REFUSED
        else:
            marks[byte] = character.lower().encode(page)[0] if character.isalnum() else _BLANK
    return bytes(marks)


_MARKS = {page: _marks(page) for page in _PAGES}


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower-cased."""
    simple = _simple(text)
    if simple is not None:
        return simple.split()
    if _LATIN.fullmatch(text):
        found: list[str] = _LATIN_WORD.findall(text.lower())
        return found
    return [match.lower() for match in _word().findall(text)]


def parted(text: str) -> str:
    """Return the words of a text with one or more blanks between them, for whoever parts it at blanks."""
    simple = _simple(text)
    return " ".join(words(text)) if simple is None else simple


def _simple(text: str) -> str | None:
    """Return what `parted` does of a text whose words are what stands between its signs, or None."""
    for page in _PAGES:
        try:
            marked = text.encode(page).translate(_MARKS[page])
        except UnicodeEncodeError:
            continue
        if _REFUSED in marked or _JOINED.search(marked):
            return None
        return marked.replace(b"\x01", b" ").decode(page)
    return None
