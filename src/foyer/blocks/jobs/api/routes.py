# SPDX-License-Identifier: EUPL-1.2
"""How far a job is, as the entry API tells it: one word."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

from foyer.blocks.jobs.queries import state_of
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route
from foyer.kernel.ids import NIL
from foyer.kernel.problems import Problem

NOT_FOUND = "https://api.publiq.be/probs/url/not-found"


def get_state(call: Call) -> HttpResponse:
    """Answer the state of a job as a JSON string, or bare where it is set so.

    The nil id stands for what was done at once.

    Raises:
        Problem: 404, there is no such job.
    """
    state = "complete" if call["id"] == NIL else state_of(call["id"])
    if state is None:
        raise Problem(NOT_FOUND, "Not Found", 404, f"No status for job with id: {call['id']}")
    if settings.FOYER_BARE_JOB_STATES:
        return HttpResponse(state, content_type="text/plain; charset=utf-8")
    return responses.json(state)


ENTRY_PART = Part(
    (Route("job-get", "GET", "/jobs/{id}", get_state, public=True),),
    Path(__file__).parent / "entry.yaml",
)
