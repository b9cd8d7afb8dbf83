# SPDX-License-Identifier: EUPL-1.2
"""Roles: what people and programs may do beyond what they own.

It owns roles (a name, permissions, a constraint in the query language, labels, members), and answers what
they and the configuration of programs grant when `offers` asks through its port.

It promises that nothing is granted unless a rule says so: a role without constraint gives nothing on items, a
constraint that cannot be read gives nothing at all, and a constraint is judged on the item as it is
now, not on what an index remembers. Every change is made by somebody who may manage users, and leaves a row
in the audit.

It is not the place of the rights themselves: which operation needs which permission is said by the block that
does it.
"""
