# SPDX-License-Identifier: EUPL-1.2
"""The mapping file: its schema (`model`), and the strict reading of it (`load`)."""

from foyer.blocks.imports.rules.mapping.load import load
from foyer.blocks.imports.rules.mapping.model import Mapping
from foyer.blocks.imports.rules.mapping.nodes import MappingError

__all__ = ["Mapping", "MappingError", "load"]
