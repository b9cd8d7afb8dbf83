# SPDX-License-Identifier: EUPL-1.2
"""Operations: what those who run an installation see and do.

It owns the pages below /staff: how far each reaction is, the news that could not be handled,
what happens because time passes, the API keys, and what was changed last. From there an
operator tries dead letters again, and blocks or reopens a key.

It promises that nobody but staff sees any of it, that everything it shows can be had on the
command line too (`foyer events`, `foyer schedule`, `foyer key`), and that each page needs a
fixed number of queries.

It is not a place where data of people or offers is edited: that is done by the blocks that own
them, with their rules. It owns no table.
"""
