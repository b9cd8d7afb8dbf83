# SPDX-License-Identifier: EUPL-1.2
"""What a mail service tells of letters that it took: bounces and complaints, signed or with a secret."""

import warnings
from importlib import import_module
from typing import Any

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from foyer.blocks.mail.rules.transports import Service, transport
from foyer.blocks.mail.services.note_outcome import Outcome, note_outcome

log = structlog.get_logger("foyer.mail")

# For good: the address is not there, or its owner calls it spam. What a service puts off is its own affair.
_LOST = {"bounced": "bounced", "complained": "complained", "rejected": "rejected"}
_REJECTED_FOR_GOOD = frozenset({"bounced", "invalid"})


@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def events(request: HttpRequest) -> HttpResponse:
    """Take what the service of this installation tells; there is nothing here where none is configured."""
    view = _view()
    if request.method == "HEAD":
        return HttpResponse()
    from anymail.exceptions import AnymailWebhookValidationFailure

    try:
        view.run_validators(request)
        told = view.parse_events(request)
    except AnymailWebhookValidationFailure:
        log.warning("mail_events_refused", service=view.esp_name)
        return HttpResponseBadRequest()
    except (KeyError, ValueError, TypeError, AttributeError):
        return HttpResponseBadRequest()
    for event in told:
        if (outcome := _outcome(event)) is not None:
            note_outcome(outcome)
    return HttpResponse()


def _view() -> Any:
    """Return the reader of what the configured service tells.

    Raises:
        Http404: there is none, or nothing would tell its word from that of anybody else.
    """
    out = transport(settings.FOYER_MAIL_URL)
    if not isinstance(out, Service):
        raise Http404
    try:
        module: Any = import_module(f"anymail.webhooks.{out.name}")
    except ImportError as error:
        raise Http404 from error
    name = next(name for name in vars(module) if name.endswith("TrackingWebhookView"))
    kind = getattr(module, name)
    options = {key: value for key, value in out.options.items() if hasattr(kind, key)}
    if settings.FOYER_MAIL_WEBHOOK_SECRET:
        options["webhook_secret"] = settings.FOYER_MAIL_WEBHOOK_SECRET
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        view = kind(**options)
    if view.warn_if_no_basic_auth and not view.basic_auth:
        raise Http404
    return view


def _outcome(event: Any) -> Outcome | None:
    kind = str(event.event_type)
    if kind not in _LOST or (kind == "rejected" and event.reject_reason not in _REJECTED_FOR_GOOD):
        return None
    if not event.recipient:
        return None
    return Outcome(str(event.message_id or ""), str(event.recipient), _LOST[kind])
