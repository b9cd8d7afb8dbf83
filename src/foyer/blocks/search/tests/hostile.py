# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""Queries made to hurt: tests hold that they are refused before anything is looked up, a benchmark how soon."""

WORDS = [
    f"{first}{second}{third}x" for first in "abcdefghij" for second in "klmnopqrst" for third in "uvwxyzabcd"
]
WORK = "The query asks for too much work"
PATTERN = "This pattern leaves open too many ways for a word to go on"
LARGE = {
    "10,000 clauses": ("id:" + " id:".join("ab" for _ in range(10_000)), "A query has at most 4,096 clauses"),
    "10,000 words of one text": (" ".join(WORDS * 10), WORK),
    "4,000 words apart": (" OR ".join(WORDS * 4), WORK),
    "wildcards in front": (" OR ".join(f"*{word}" for word in WORDS[:100]), WORK),
    "wildcards behind": (" OR ".join(f"{word}*" for word in WORDS), WORK),
    "wildcards in every field": (" ".join(f"name.\\*:*{word}*" for word in WORDS), WORK),
    "misspelt words": (" OR ".join(f"{word}~2" for word in WORDS), WORK),
    "loose phrases": (" ".join(f'"{word} jazz"~200' for word in WORDS), WORK),
    "the same again and again": (" OR ".join(f"id:ab^{number}" for number in range(1, 2000)), WORK),
    "everything again and again": (" OR ".join(f"*:*^{number}" for number in range(1, 2000)), WORK),
    "everything but": (" OR ".join(f"(NOT id:{number})" for number in range(1, 2000)), WORK),
    "long ranges": (" ".join(f"[{word * 30} TO {word * 30}z]" for word in WORDS[:250]), WORK),
    "dates": (" ".join(f"dateRange:[2026-01-01T00:00:00Z TO now+{n}d]" for n in range(1000)), WORK),
    "1 MB": ("a" * 1_000_000, "A query has at most 65,536 characters"),
    "brackets": ("(" * 10_000 + "a" + ")" * 10_000, "Brackets go at most 64 deep"),
    "a pattern with forty gaps": ("/(.*x){40}/", WORK),
    "patterns with gaps": (" OR ".join(f"/(.*{letter}){{20}}/" for letter in "abcdefghijklmnopqrst"), WORK),
    "wildcards with gaps": (" OR ".join(f"*{letter}a*b*c*d*e*f*g*" for letter in "hijklmnopqrst"), WORK),
    "states without end": ("name.nl:/(a|b)*a(a|b){20}/", PATTERN),
    "states in every field": ("/.*[ab].{30}/", PATTERN),
}
"""Each query with how its refusal begins."""

PATTERNS = [
    "/(a+)+(b+)+c*d/",
    "/((a*)*)*x/",
    "name.nl:/" + "a?" * 40 + "a" * 40 + "/",
    "?" * 30,
    "*a" * 20,
]
"""Patterns that keep other engines busy without end, and find nothing."""

HONEST = {
    "1,500 ids": "id:(" + " OR ".join(["e7", *(f"{number:032x}" for number in range(1500))]) + ")",
    "1,000 words": " ".join(WORDS),
    "40 wildcards": " OR ".join(f"{word}*" for word in WORDS[:40]),
}
"""Large queries that mean well, and are answered."""
