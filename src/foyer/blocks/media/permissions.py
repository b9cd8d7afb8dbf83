# SPDX-License-Identifier: EUPL-1.2
"""The named rights on images."""

from django.conf import settings

from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, authenticated


def god(actor: Actor, _subject: object) -> bool:
    """Grant to those users whom the configuration lets do everything."""
    return actor.user_id is not None and actor.user_id in settings.FOYER_GOD_USERS


def uploader(actor: Actor, creator: object) -> bool:
    """Grant to whoever uploaded the image; the subject is the name of that caller."""
    return bool(creator) and authenticated(actor, None) and actor.name == creator


UPLOAD = Right("media.upload", (authenticated,))
CHANGE = Right("media.change", (god, uploader))
PRUNE = Right("media.prune")
