# SPDX-License-Identifier: EUPL-1.2
"""Exports: what a search finds, as one file to take away.

Owns what somebody asked to have exported, the work of making it (a job), and the files until they are
thrown away. There are forms for programs (JSON, iCalendar), for tables (CSV, spreadsheet) and for paper (PDF,
tagged, in the colours of a brand).

Promises: what is exported is what the search found at one moment, in its order; a file is seen whole or not
at all; a process that dies goes on where it was; fifty thousand items of any form take a few hundred
megabytes of memory at most, whatever their number; nothing in a file runs when it is opened. Whoever knows
the name of a file may read it, and nobody can guess one; after some days it is gone.

It grants no more than the entry API: everybody with an account there may export, and an item is exported as
everybody may read it. It sends nothing by itself but the letter that was asked for, by the block `mail`.
"""
