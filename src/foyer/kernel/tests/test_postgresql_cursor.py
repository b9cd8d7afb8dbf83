# SPDX-License-Identifier: EUPL-1.2
"""A column gets another type while a connection has plans of the table."""

from collections.abc import Iterator

import pytest
from django.db import NotSupportedError, connection, transaction

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans each statement anew"),
]
PLANNED = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT word %%'"
ASKED = "SELECT word FROM planned_words WHERE word = %s"


@pytest.fixture
def changed() -> Iterator[None]:
    """A table that was asked until the answer was planned, and then changed by somebody else."""
    ask("CREATE TABLE planned_words (word varchar(10))")
    ask("INSERT INTO planned_words VALUES ('a')")
    for _ in range(5):
        assert ask(ASKED, "a") == [("a",)]
    assert ask(PLANNED) > [(0,)]
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("ALTER TABLE planned_words ALTER COLUMN word TYPE varchar(20)")
    other.close()
    try:
        yield
    finally:
        ask("DROP TABLE planned_words")


def ask(statement: str, *values: str) -> list[tuple[object, ...]]:
    """Return the rows of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.usefixtures("changed")
def test_it_is_asked_once_more() -> None:
    assert ask(ASKED, "a") == [("a",)]
    assert ask(ASKED, "a") == [("a",)]


@pytest.mark.usefixtures("changed")
def test_a_transaction_is_refused_whole_and_the_next_passes() -> None:
    def change() -> None:
        with transaction.atomic():
            ask("INSERT INTO planned_words VALUES ('b')")
            ask(ASKED, "a")

    with pytest.raises(NotSupportedError):
        change()
    with transaction.atomic():
        assert ask(ASKED, "a") == [("a",)]
        assert ask(ASKED, "b") == []


@pytest.mark.usefixtures("changed")
def test_what_is_not_supported_for_another_reason_is_told() -> None:
    with pytest.raises(NotSupportedError, match="FOR UPDATE"):
        ask("SELECT DISTINCT word FROM planned_words FOR UPDATE")
