# SPDX-License-Identifier: EUPL-1.2
"""Whoever asked for a job, as a text that can be kept until it is done."""

from dataclasses import asdict

import orjson

from foyer.kernel.actors import Actor

_NAMES = ("user_id", "client_id", "email", "is_system", "is_staff", "api_key_id")


def kept(actor: Actor) -> str:
    """Return a caller as JSON; only what is there."""
    told = asdict(actor)
    return orjson.dumps({name: told[name] for name in _NAMES if told[name]}).decode()


def caller(text: str) -> Actor:
    """Return a caller from what `kept` made."""
    return Actor(**orjson.loads(text))
