# SPDX-License-Identifier: EUPL-1.2
"""Ownership: who may manage an organiser that somebody else entered, on request.

Owns the requests: a person asks for an organiser (or is proposed by one who manages it), whoever
manages it approves or rejects, and an ownership can be ended. It answers `/ownerships` in the entry
API, which an installation may turn off, and says who entered an organiser.

Promises: of one person and one organiser at most one request is open or approved, also when two ask
at once; what an approved owner may do follows from a role (`roles`), never from a second check here;
each decision has one effect, however often it is sent; who may not see a request is not told of it.

It writes to those whom a request concerns (by `mail`), after the fact: no letter fails a request.

It is not the creator of an item (that stands in the item, block `offers`), and keeps no names or
addresses of people: those are asked of `identity`.
"""
