# SPDX-License-Identifier: EUPL-1.2
"""Associations: which association of the public register an organiser is.

Owns the connection between an organiser and its number in the register, as far as the register itself
is not asked: `register_association_register` puts a register in the place of our own store, which the
command `foyer associations` fills from a file.

Promises: a connection that an owner has ended here stays ended, whatever a later file says; a register
that does not answer is told apart from an organiser that is not in it.

It is not the register: it keeps nothing of an association but its number, makes no connections of its
own, and grants nothing because an organiser is an association.
"""
