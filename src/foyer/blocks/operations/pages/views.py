# SPDX-License-Identifier: EUPL-1.2
"""One page with the state of the installation, and the buttons on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from foyer.blocks.identity.public import api_keys, change_api_key_status
from foyer.blocks.jobs.public import latest, resume, stop
from foyer.blocks.mail.public import counts
from foyer.blocks.operations import queries
from foyer.blocks.operations.pages.access import actor_of, for_staff
from foyer.blocks.operations.rules.condition import condition
from foyer.blocks.operations.rules.spans import span
from foyer.blocks.operations.services.retry_dead_letters import retry_dead_letters
from foyer.kernel.problems import Problem


@require_safe
@for_staff
def overview(request: HttpRequest) -> HttpResponse:
    """Show how far everything is."""
    states, lines = queries.reaction_states(), queries.schedule_lines()
    work, jobs = queries.work(states, lines), latest(queries.SHOWN)
    context = {
        "condition": condition(work).value,
        "work": work,
        "reactions": states,
        "waiting": sum(state.waiting for state in states),
        "oldest": span(work.seconds),
        "failed": queries.failed_news(),
        "schedules": lines,
        "jobs": jobs,
        "mails": counts(),
        "active": sum(each.is_active for each in jobs),
        "failed_jobs": sum(each.state == "failed" for each in jobs),
        "keys": api_keys(),
        "changes": queries.latest_changes(),
    }
    return render(request, "operations/overview.html", context)


@require_POST
@for_staff
def retry(request: HttpRequest) -> HttpResponse:
    """Try one dead letter again, or all."""
    which = request.POST.get("letter")
    is_number = which is not None and which.isascii() and which.isdigit() and len(which) < 19
    if which is not None and not is_number:
        return HttpResponseBadRequest()
    revived = retry_dead_letters(actor_of(request), int(which) if which else None)
    messages.success(
        request,
        ngettext(
            "%(n)d bericht wordt opnieuw geprobeerd.", "%(n)d berichten worden opnieuw geprobeerd.", revived
        )
        % {"n": revived},
    )
    return redirect("operations:overview")


@require_POST
@for_staff
def key_status(request: HttpRequest, key_id: str) -> HttpResponse:
    """Block, remove or reopen an API key."""
    try:
        change_api_key_status(actor_of(request), key_id, request.POST.get("status", ""))
    except Problem as problem:
        messages.error(request, problem.detail or problem.title)
    else:
        messages.success(request, _("De sleutel is aangepast."))
    return redirect("operations:overview")


@require_POST
@for_staff
def job(request: HttpRequest, job_id: str) -> HttpResponse:
    """Stop a job, or let one go on that had ended without success."""
    verb = {"stop": stop, "resume": resume}.get(request.POST.get("do", ""))
    if verb is None:
        return HttpResponseBadRequest()
    if verb(actor_of(request), job_id):
        messages.success(request, _("Het werk stopt zo.") if verb is stop else _("Het werk gaat verder."))
    else:
        messages.error(request, _("Dit werk is al zover."))
    return redirect("operations:overview")
