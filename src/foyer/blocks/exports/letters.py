# SPDX-License-Identifier: EUPL-1.2
"""The letter with the link to an export."""

from foyer.blocks.mail.public import LetterKind

READY = LetterKind("exports.ready", "exports/letters/ready.mjml")
