# SPDX-License-Identifier: EUPL-1.2
"""Identity: who calls, and how he proves it.

It owns the accounts of people, the API keys of programs, and the check of bearer tokens: those
of the issuer that this installation is itself (`foyer token` makes one for local use), and
those of other OpenID providers that `FOYER_TRUSTED_ISSUERS` names.

It promises that a secret is never kept in a form that could be read back (passwords by Argon2,
API keys by SHA-256 of a random value), that an unknown credential says only that it is unknown,
and that a person is the same `public_id` to all blocks whatever provider let him in.

It is not a place for rights: what a caller may do is decided by the block whose thing it is, in
its services. It decides only who the caller is and which APIs his key or token opens.
"""
