# SPDX-License-Identifier: EUPL-1.2
"""Productions: events that are showings of the same thing, grouped by people.

It owns the groups (a name and their events), the pairs of events that may belong together, and what
comparing events needs: a sketch of each event that is still to come, and the list of those that wait
for comparison.

It promises that an event is in at most one production, whoever writes at the same time; that a
production without events is gone; that every change is told of the events concerned, so that documents
and the index follow; that a pair which somebody put aside is never suggested again; and that comparing
costs the same for each event however many there are, and gives the same pairs for the same events.

It decides nothing about sameness: comparing only suggests, people group. It is no place for who plays,
writes or directs, and no repetition of dates: one event may have many.
"""
