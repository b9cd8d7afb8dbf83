# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of jobs.

News: `jobs.job.due`, of our own: a job wants a turn.
"""

from foyer.blocks.jobs.api.routes import ENTRY_PART
from foyer.blocks.jobs.kinds import Work, register
from foyer.blocks.jobs.queries import JobFacts, job, jobs, latest
from foyer.blocks.jobs.services.start_job import start
from foyer.blocks.jobs.services.steer_job import resume, stop

__all__ = ["ENTRY_PART", "JobFacts", "Work", "job", "jobs", "latest", "register", "resume", "start", "stop"]
