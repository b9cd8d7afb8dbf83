# SPDX-License-Identifier: EUPL-1.2
"""What `config` asks of acceptance. It can be asked before there are settings; `foyer seed` does the rest."""

from foyer.blocks.acceptance.environment import Environment, prepared
from foyer.blocks.acceptance.report import document, told
from foyer.blocks.acceptance.rules.environment import OtherMail

__all__ = ["Environment", "OtherMail", "document", "prepared", "told"]
