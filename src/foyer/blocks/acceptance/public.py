# SPDX-License-Identifier: EUPL-1.2
"""What `config` asks of acceptance: the parts of the command that brings an environment up."""

from foyer.blocks.acceptance.environment import FOLDER, Environment, prepared
from foyer.blocks.acceptance.report import document, told
from foyer.blocks.acceptance.rules.environment import OtherMail
from foyer.blocks.acceptance.rules.places import Places
from foyer.blocks.acceptance.services.strangers import OtherData

__all__ = [
    "FOLDER",
    "Environment",
    "OtherData",
    "OtherMail",
    "Places",
    "document",
    "prepared",
    "told",
]
