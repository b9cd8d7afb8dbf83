# SPDX-License-Identifier: EUPL-1.2
"""Finds the texts that templates and modules want translated, without GNU gettext."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.translation import trim_whitespace

_CALLS = {
    "_": 1,
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": 3,
}
_TRANSLATE = re.compile(
    r"""^(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?:.*\bcontext\s+"([^"]+)")?"""
)
_ARGUMENT = re.compile(r"""_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")


def wanted(folder: Path) -> list[str]:
    """Return the catalogue keys of every text below `folder`, sorted, without doubles."""
    keys: set[str] = set()
    for path in folder.rglob("*"):
        if "tests" in path.parts:
            continue
        if path.suffix in {".html", ".mjml", ".txt", ".xml"}:
            keys.update(_of_template(path.read_text(encoding="utf-8")))
        elif path.suffix == ".py":
            keys.update(_of_module(path.read_text(encoding="utf-8")))
    return sorted(keys)


def _of_module(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        kind = _CALLS.get(name, 0)
        texts = [
            part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        if kind == 1 and texts:
            yield texts[0]
        elif kind == 2 and len(texts) >= 2:
            yield f"{texts[0]}\x00{texts[1]}"
        elif kind == 3 and len(texts) >= 2:
            yield f"{texts[0]}\x04{texts[1]}"


def _of_template(text: str) -> Iterator[str]:
    block: list[str] | None = None
    plural: list[str] | None = None
    trimmed = False
    for token in Lexer(text).tokenize():
        content = token.contents
        if token.token_type == TokenType.BLOCK and content.split()[0] in {"blocktranslate", "blocktrans"}:
            block, plural, trimmed = [], None, "trimmed" in content.split()
        elif token.token_type == TokenType.BLOCK and content.split()[0] in {
            "endblocktranslate",
            "endblocktrans",
        }:
            forms = ["".join(part) for part in (block, plural) if part is not None]
            yield "\x00".join(trim_whitespace(form) if trimmed else form for form in forms)
            block = None
        elif block is not None:
            target = block if plural is None else plural
            if token.token_type == TokenType.BLOCK and content == "plural":
                plural = []
            elif token.token_type == TokenType.VAR:
                target.append(f"%({content})s")
            else:
                target.append(content.replace("%", "%%") if token.token_type == TokenType.TEXT else "")
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            if found := _TRANSLATE.match(content):
                # Django doubles a per cent sign of {% translate %} in the catalogue.
                key = ast.literal_eval(found[1]).replace("%", "%%")
                yield f"{found[2]}\x04{key}" if found[2] else key
            for quoted in _ARGUMENT.findall(content):
                yield ast.literal_eval(quoted)
