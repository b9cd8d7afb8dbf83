# SPDX-License-Identifier: EUPL-1.2
"""Backups: a whole second copy of an installation, made while it serves, and the way back.

    NAME/                    foyer-20261122T031500Z; until it is whole and verified: .making-NAME
      manifest.json          what, when, of which version; rows a table; checksums; a seal over it all
      database.sqlite3       or database.pgdump
      files.tsv              SHA-256, bytes and name of each file of an image
      files/ab/cd/...        the files themselves
      settings.json          what was set, without secrets
      brand.json             the colours of this installation, where it has its own

The database comes first and the files afterwards, while nothing is thrown away: every row finds its file.
Not in a backup: secrets, the search index and what is built from the program, all of which are made anew.
"""
