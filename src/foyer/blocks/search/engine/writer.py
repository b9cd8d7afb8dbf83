# SPDX-License-Identifier: EUPL-1.2
"""Writing the live index: one writer, in the process whose reaction runs.

The engine's writer stays open between batches, so that it can join its segments in the background.
"""

from collections.abc import Iterable, Sequence

import tantivy

from foyer.blocks.search.engine import folder, schema
from foyer.blocks.search.engine.folder import NoIndexError

_MEMORY = 60_000_000


class Change:
    """What a batch does to an index: documents to put, and references that are gone."""

    def __init__(self, put: Sequence[tuple[str, tantivy.Document]], gone: Iterable[str] = ()) -> None:
        self.put = put
        self.gone = tuple(gone)

    def apply(self, writer: tantivy.IndexWriter) -> None:
        """Give the change to a writer of the engine; the caller commits."""
        for reference in self.gone:
            writer.delete_documents_by_term(schema.REFERENCE, reference)
        for reference, document in self.put:
            writer.delete_documents_by_term(schema.REFERENCE, reference)
            writer.add_document(document)


class Writer:
    """The writer of the live index."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._writer: tantivy.IndexWriter | None = None

    def write(self, change: Change) -> None:
        """Apply and commit a change. Call it while the lock of the folder is held.

        Raises:
            NoIndexError: there is no live index, or its files cannot be written.
            ValueError: the engine refuses a document; nothing of the change is in the index.
        """
        try:
            writer = self._current()
        except (ValueError, OSError) as error:
            self.close()
            raise NoIndexError(f"the live index cannot be opened: {error}") from error
        try:
            change.apply(writer)
            writer.commit()
        except (ValueError, OSError) as error:
            # Letting go of the engine's writer forgets what was not committed.
            self.close()
            if not folder.is_damage(error):
                raise
            raise NoIndexError(f"the live index cannot be written: {error}") from error

    def _current(self) -> tantivy.IndexWriter:
        name = folder.pointed("live")
        if self._writer is None or name != self._name:
            self.close()
            self._writer = folder.open_index(name).writer(_MEMORY, 1)
            self._name = name
        return self._writer

    def close(self) -> None:
        """Let go of the engine's writer, and of its lock."""
        self._writer = self._name = None


WRITER = Writer()
