# SPDX-License-Identifier: EUPL-1.2
"""Things that blocks make known by name at start-up."""

from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """Anything with a name that does not change."""

    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=Named)


class Registry(Generic[Thing]):
    """Things of one kind by name; `kind` is the word for one of them in errors."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._things: dict[str, Thing] = {}

    def add(self, thing: Thing) -> None:
        """Make a thing known; the same one may come again.

        Raises:
            ValueError: another one has this name.
        """
        if self._things.setdefault(thing.name, thing) != thing:
            raise ValueError(f"two {self._kind}s are called {thing.name!r}")

    def all(self) -> tuple[Thing, ...]:
        """Return all things, by name."""
        return tuple(self._things[name] for name in sorted(self._things))

    def find(self, name: str) -> Thing:
        """Return the thing of this name.

        Raises:
            LookupError: there is none; the text names those that exist.
        """
        if name in self._things:
            return self._things[name]
        known = ", ".join(sorted(self._things)) or "none"
        raise LookupError(f"there is no {self._kind} {name!r}; there are: {known}")
