# SPDX-License-Identifier: EUPL-1.2
"""What a word is: the word boundaries of Unicode Standard Annex #29, lower-cased.

`l'atelier`, `publiq.be`, `3,5` and `foo_bar` are one word each; a hyphen parts words. Segments
without a letter or digit (blanks, punctuation, emoji) are not words, nor is an emoji or a closing
Hebrew apostrophe part of the word before it. One regular expression over
the whole text, because a search index asks for millions of words.
"""

import re

from foyer.blocks.query.rules import word_classes as classes


def _characters(*ranges: str) -> str:
    """Return the inside of a character class for ranges of hexadecimal code points."""
    pairs = [part.split("-") for text in ranges for part in text.split()]
    return "".join(
        re.escape(chr(int(pair[0], 16))) + (f"-{re.escape(chr(int(pair[-1], 16)))}" if len(pair) > 1 else "")
        for pair in pairs
    )


def _pattern() -> str:
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
    return f"(?:{joiner})*{run}(?:(?:{joiner})+{run})*(?:{joiner})*|[^\\W_]{extend}"


_WORD = re.compile(_pattern())

# Nearly all text is Latin, where three small classes say the same several times faster.
_LATIN = re.compile("[\x00-\x7f\xa0«»°À-ÖØ-öø-\u012f\u0131-\u02af–—‘’“”…€•]*")
_LETTER = r"[^\W\d_]"
_JOINING = re.compile(r"[:.,;'‘’](?=\w)")
_SIMPLE_WORD = re.compile(r"\w+")
_LATIN_WORD = re.compile(f"_*(?:(?:{_LETTER}+(?:[:.'‘’](?={_LETTER}))?|\\d+(?:[,;.'‘’](?=\\d))?)+_*)+")


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower-cased."""
    if _LATIN.fullmatch(text):
        lowered = text.lower()
        # Where no sign joins letters or digits, words are just what stands between signs.
        simple = "_" not in lowered and _JOINING.search(lowered) is None
        found: list[str] = (_SIMPLE_WORD if simple else _LATIN_WORD).findall(lowered)
        return found
    return [match.lower() for match in _WORD.findall(text)]
