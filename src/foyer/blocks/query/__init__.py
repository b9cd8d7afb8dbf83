# SPDX-License-Identifier: EUPL-1.2
"""Query: the language in which people and programs ask for activities.

It owns the query language of the offer: its grammar, the table of fields that can be asked for,
what a word is, and what it means that a document matches.

It promises that a text is either understood or refused with the position of the fault, that the
work stays within limits whatever is sent, that a tree printed and read again is the same tree, and
that `matches` is the reference: an engine that compiles the tree finds the same documents.

It is pure: no models, no tables, no engine. It does not know how an index document comes about
(offers) nor how an engine stores it (search). Scores are outside it; a tree only carries boosts.
"""
