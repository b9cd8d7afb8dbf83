# SPDX-License-Identifier: EUPL-1.2
"""Idempotency keys: a client that got no answer sends the same call again and nothing happens twice.

The call is noted before it begins; its work and its answer are committed together, so that a note
without an answer, left by a process that died, tells of work that never happened.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.models import IdempotentCall
from foyer.kernel.problems import OWN, Problem

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)

_ABANDONED = timedelta(minutes=2)
"""Longer than any request lasts: what is in progress since then was cut off."""

_LONGEST = 200


def once(request: HttpRequest, actor: Actor, work: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the answer of `work`, or the stored answer where this call was made before.

    A call without a key is simply done. An answer is stored where the work succeeded; a Problem
    undoes the work and frees the key.

    Raises:
        Problem: 400 the key is malformed; 409 the first call is still in progress; 422 the key was
            used for another call.
    """
    key = _key(request)
    if key is None:
        return work()
    fingerprint = _fingerprint(request)
    call = _begin(actor.name, key, fingerprint)
    if call.status is not None:
        return _stored(call)
    try:
        with transaction.atomic():
            answer = work()
            if answer.status_code < 400:
                _keep(call, answer)
            else:
                transaction.set_rollback(True)
    finally:
        # Nothing was done where nothing was kept: the key is free again.
        IdempotentCall.objects.filter(pk=call.pk, status=None).delete()
    return answer


def answered(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """Return the stored answer of a call that was made before, or None: so nothing need be prepared for it.

    Raises:
        Problem: 400 the key is malformed; 422 the key was used for another call.
    """
    key = _key(request)
    if key is None:
        return None
    kept = IdempotentCall.objects.filter(actor=actor.name, key=key, began__gte=clock.now() - KEPT)
    call = kept.exclude(status=None).first()
    if call is None:
        return None
    if call.fingerprint != _fingerprint(request):
        raise _reused()
    return _stored(call)


def forget_old() -> None:
    """Throw away answers that are no longer kept."""
    IdempotentCall.objects.filter(began__lt=clock.now() - KEPT).delete()


def _key(request: HttpRequest) -> str | None:
    key = request.headers.get(HEADER)
    if key is not None and (not 0 < len(key) <= _LONGEST or not key.isprintable()):
        raise Problem(
            OWN + "idempotency-key",
            "Invalid idempotency key",
            400,
            f"{HEADER} must have 1 to {_LONGEST} printable characters; a UUID is a good one.",
        )
    return key


def _fingerprint(request: HttpRequest) -> str:
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type != "multipart/form-data":
        digest.update(request.body)
        return digest.hexdigest()
    # The same form may be cut into parts by another mark the next time; and a file is never held whole.
    for name, values in sorted(request.POST.lists()):
        digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.size)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()


def _begin(actor: str, key: str, fingerprint: str) -> IdempotentCall:
    """Note a call, or return the one that was noted before."""
    now = clock.now()
    IdempotentCall.objects.filter(actor=actor, key=key, began__lt=now - KEPT).delete()
    IdempotentCall.objects.filter(actor=actor, key=key, status=None, began__lt=now - _ABANDONED).delete()
    try:
        with transaction.atomic():
            return IdempotentCall.objects.create(actor=actor, key=key, fingerprint=fingerprint, began=now)
    except IntegrityError:
        call = IdempotentCall.objects.filter(actor=actor, key=key).first()
    if call is None or (call.status is None and call.fingerprint == fingerprint):
        raise Problem(
            OWN + "idempotency-in-progress",
            "Call in progress",
            409,
            "The first call with this key has not been answered yet. Try again in a moment.",
        )
    if call.fingerprint != fingerprint:
        raise _reused()
    return call


def _reused() -> Problem:
    return Problem(
        OWN + "idempotency-reused",
        "Idempotency key reused",
        422,
        "This key was used for another address or body. Take a new key for a new call.",
    )


def _keep(call: IdempotentCall, answer: HttpResponse) -> None:
    IdempotentCall.objects.filter(pk=call.pk).update(
        status=answer.status_code,
        content_type=answer.headers.get("Content-Type", ""),
        location=answer.headers.get("Location", ""),
        body=answer.content,
    )


def _stored(call: IdempotentCall) -> HttpResponse:
    answer = HttpResponse(bytes(call.body), status=call.status, content_type=call.content_type or None)
    if call.location:
        answer.headers["Location"] = call.location
    answer.headers["Idempotent-Replayed"] = "true"
    return answer
