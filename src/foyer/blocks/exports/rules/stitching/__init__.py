# SPDX-License-Identifier: EUPL-1.2
"""Many PDF files stitched into one tagged file, object by object, so that none is ever whole in memory.

The typesetter holds a tenth of a megabyte for each entry that it sets, so that a long list is set in pieces.
It writes plain objects with one table of addresses, none compressed: a piece is numbered anew (`piece`), and
at the end come the objects that all pieces share (`ending`): the trees of pages and of tags,
bookmarks, and the table of addresses. What is kept of a piece until then are numbers.
"""

from foyer.blocks.exports.rules.stitching.ending import ending
from foyer.blocks.exports.rules.stitching.facts import FIRST_FREE, HEADER, Facts
from foyer.blocks.exports.rules.stitching.pieces import NotStitchable, piece

__all__ = ["FIRST_FREE", "HEADER", "Facts", "NotStitchable", "ending", "piece"]
