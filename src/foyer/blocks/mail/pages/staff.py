# SPDX-License-Identifier: EUPL-1.2
"""Letters as staff sees them: how far each is, what those say that are still here, and who refused one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foyer.blocks.mail.permissions import READ
from foyer.blocks.mail.queries import STATES, LetterFacts, counts, letters, refusals
from foyer.blocks.mail.queries import letter as letter_with_words
from foyer.blocks.mail.rendering import Rendered
from foyer.blocks.mail.services.refuse_address import readmit
from foyer.blocks.mail.services.try_again import try_again
from foyer.kernel.http.sessions import actor_of, for_those_with

for_staff = for_those_with(READ)

# The letter as a mail program shows it, shut in: it runs nothing, fetches nothing and sends nothing.
_BODY_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'none'; sandbox allow-popups"
)
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@require_safe
@never_cache
@for_staff
def overview(request: HttpRequest) -> HttpResponse:
    """List the newest letters, those in one state or all, and the addresses that refused one."""
    state = request.GET.get("state", "")
    if state not in {"", *STATES}:
        raise Http404
    actor, numbers = actor_of(request), counts()
    return render(
        request,
        "mail/letters.html",
        {
            "letters": letters(actor, state),
            "refusals": refusals(actor),
            "state": state,
            "numbers": [(name, numbers.get(name, 0)) for name in STATES],
            "total": sum(numbers.values()),
        },
    )


@require_safe
@never_cache
@for_staff
def letter(request: HttpRequest, letter_id: str) -> HttpResponse:
    """Show one letter: its headers, its text, and its HTML in a frame of its own."""
    facts, said = _found(request, letter_id)
    response = render(request, "mail/letter.html", {"letter": facts, "said": said})
    response.headers["Content-Security-Policy"] = _PAGE_POLICY
    return response


@require_safe
@never_cache
@for_staff
def body(request: HttpRequest, letter_id: str) -> HttpResponse:
    """Answer the HTML of a letter, for the frame."""
    _facts, said = _found(request, letter_id)
    if said is None:
        raise Http404
    headers = {"Content-Security-Policy": _BODY_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return HttpResponse(said.html, headers=headers)


@require_POST
@for_staff
def again(request: HttpRequest, letter_id: str) -> HttpResponse:
    """Let a letter that failed wait for another try."""
    if try_again(actor_of(request), letter_id):
        messages.success(request, _("De mail wordt opnieuw geprobeerd."))
    else:
        messages.error(request, _("Deze mail kan niet opnieuw."))
    return redirect("mail_staff:overview")


@require_POST
@for_staff
def admit(request: HttpRequest, refusal_id: str) -> HttpResponse:
    """Take an address off the list of those that refused a letter."""
    if len(refusal_id) > 36:
        return HttpResponseBadRequest()
    if readmit(actor_of(request), refusal_id):
        messages.success(request, _("Naar dit adres gaat weer mail."))
    return redirect("mail_staff:overview")


def _found(request: HttpRequest, letter_id: str) -> tuple[LetterFacts, Rendered | None]:
    found = letter_with_words(actor_of(request), letter_id)
    if found is None:
        raise Http404
    return found
