# SPDX-License-Identifier: EUPL-1.2
"""Offers: events, places and organisers, as documents of the entry contract.

Owns the three aggregates, their labels, where they came from, and their history. Each item stores
its own part as ready JSON; the current place and organiser are spliced in when it is read, so
changing a place rewrites no event.

Promises: every change goes through a service here (one right, the rules, one transaction with
history, audit and news); a bulk write follows the same rules; sending what is already there changes
and records nothing; two writers on one item lose nothing; a document that was stored can be read.

Answers that lie above it come through ports with a default: searching, card facts, the production of
an event, popularity (`ports.py`).

It is not a search engine (`search` follows its news) and not a web interface (`entry` mounts its
endpoints).
"""
