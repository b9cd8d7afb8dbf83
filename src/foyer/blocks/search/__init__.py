# SPDX-License-Identifier: EUPL-1.2
"""Search: finds events, places and organisers, for programs and for our own pages.

It owns the search index (a folder of tantivy that can always be made again from the records),
the search API at `/api/search`, the function `find` with which other blocks ask the same questions
in the same words, and the searches that people keep.

It promises that a change is found within a second by every process; that an answer is the one
that the evaluator of the query language gives on each document alone; that dates are compared to
the second and together with the status, booking, childcare and time of the same sub-event; that
equal documents always come in the same order; and that an index lost or broken is made again
without anybody asking.

It is not a place for records: whatever it shows it asks the block offers for, and an index that
disagrees with the records is wrong. It does not decide what a document means either: the block
offers says what its words are, the block query how they are asked for.
"""
