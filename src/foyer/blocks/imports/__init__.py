# SPDX-License-Identifier: EUPL-1.2
"""Imports: a programme that somebody keeps in a file becomes events, places and organisers.

It owns the mapping file (what each column means and what to do with each kind of fault), the
readers of CSV, JSON and iCalendar, the runs, and the memory of which venue or organiser of a
source is which place or organiser here.

It promises that every row is taken, repaired or refused with a reason that names its line; that
performances of one title at one venue become one event; that a venue spelt in several ways is
one place; that a second run of the same file changes nothing; that a run which was killed
continues; and that nothing is half-written: a chunk of items is one transaction.

It is not a way past the rules: items are written by the bulk service of offers, which refuses
what it would refuse from any client. It keeps no rows of the files, since they may hold names and
telephone numbers of people: the report goes to the screen and to the file that was asked for.
"""
