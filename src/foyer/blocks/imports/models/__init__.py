# SPDX-License-Identifier: EUPL-1.2
"""The tables of imports, one aggregate a file."""

from foyer.blocks.imports.models.import_run import ImportRun
from foyer.blocks.imports.models.source_link import SourceLink
from foyer.blocks.imports.models.withdrawn_key import WithdrawnKey

__all__ = ["ImportRun", "SourceLink", "WithdrawnKey"]
