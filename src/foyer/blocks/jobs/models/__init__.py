# SPDX-License-Identifier: EUPL-1.2
"""The table of jobs."""

from foyer.blocks.jobs.models.job import Job

__all__ = ["Job"]
