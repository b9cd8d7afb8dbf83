# SPDX-License-Identifier: EUPL-1.2
"""The kernel: what every building block shares and no building block owns.

It holds identifiers, the injected clock, texts per language, money, problem documents, actors
and rights, audit, the outbox with its reactions, schedules, idempotency keys, HTTP by
contract, the register of personal data, health, metrics and logs.

It promises to know no block: nothing here imports from `foyer.blocks`, and no word of the
domain (event, card, museum) occurs in it.

It is not a place for code that two blocks happen to share: that is a block of its own.
"""
