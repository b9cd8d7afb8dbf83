# SPDX-License-Identifier: EUPL-1.2
"""The kinds of letters: a block makes its own known when the platform starts."""

from dataclasses import dataclass

from foyer.kernel.registry import Registry

__all__ = ["LetterKind", "find", "register", "registered"]


@dataclass(frozen=True)
class LetterKind:
    """A kind of letter, `block.what-happened`, and the template that says it.

    `template` is the path of a Django template in MJML, `block/letters/name.mjml`; beside it lie
    `name.subject.txt` and `name.txt`. An `optional` kind is one that people may switch off; `title`
    (Dutch, marked for translation) is what the page of preferences calls it then.
    """

    name: str
    template: str
    optional: bool = False
    title: str = ""

    def __post_init__(self) -> None:
        if not self.template.endswith(".mjml"):
            raise ValueError(f"the template of {self.name!r} must end in .mjml, not {self.template!r}")
        if self.optional and not self.title:
            raise ValueError(f"{self.name!r} can be switched off, so it needs a title")

    @property
    def subject_template(self) -> str:
        """The path of the template of the subject."""
        return self.template.removesuffix(".mjml") + ".subject.txt"

    @property
    def text_template(self) -> str:
        """The path of the template of the part in plain text."""
        return self.template.removesuffix(".mjml") + ".txt"


_kinds: Registry[LetterKind] = Registry("kind of letter")


def register(kind: LetterKind) -> None:
    """Make a kind of letter known.

    Raises:
        ValueError: another kind has this name.
    """
    _kinds.add(kind)


def registered() -> tuple[LetterKind, ...]:
    """Return all kinds, by name."""
    return _kinds.all()


def find(name: str) -> LetterKind:
    """Return the kind of this name.

    Raises:
        LookupError: no block of this installation knows it.
    """
    return _kinds.find(name)
