# SPDX-License-Identifier: EUPL-1.2
"""The named rights of mail. Whoever has the sealed link of an address may change what it gets."""

from foyer.kernel.rights import Right, staff

READ = Right("mail.read", (staff,))
STEER = Right("mail.steer", (staff,))
