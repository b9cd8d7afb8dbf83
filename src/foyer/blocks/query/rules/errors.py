# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a query."""


class QueryError(ValueError):
    """A query that cannot be answered; APIs show one fixed text for all of them."""


class QuerySyntaxError(QueryError):
    """The text is not a query; `position` is the offset (in characters) of the fault."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message} (at character {position + 1})")
        self.message = message
        self.position = position


class QueryLimitError(QuerySyntaxError):
    """A query that is well formed and larger than anybody answers; its text says which limit it passes."""


class QueryValueError(QueryError):
    """A value that its field cannot have, such as a word where a number belongs."""
