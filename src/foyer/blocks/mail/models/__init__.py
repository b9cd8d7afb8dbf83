# SPDX-License-Identifier: EUPL-1.2
"""What mail keeps."""

from foyer.blocks.mail.models.letter import Letter
from foyer.blocks.mail.models.refusal import Refusal
from foyer.blocks.mail.models.switch import Switch

__all__ = ["Letter", "Refusal", "Switch"]
