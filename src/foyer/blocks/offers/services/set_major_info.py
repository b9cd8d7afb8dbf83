# SPDX-License-Identifier: EUPL-1.2
"""Set the main properties of an event or place at once, as old clients do."""

from typing import Any

from django.conf import settings

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules import major_info
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change, with_calendar
from foyer.blocks.offers.services.located import located, point_of
from foyer.blocks.offers.services.surroundings import Surroundings
from foyer.kernel.actors import Actor


def set_major_info(actor: Actor, kind: str, public_id: str, body: Any) -> bool:
    """Set name (in the main language), type, theme, calendar, and the place or address.

    Raises:
        Problem: 400, the body breaks a rule; 404, there is no such item; 403, the actor may not edit it.
    """
    known = Surroundings()
    asked = major_info.asked_place(body)
    known.learn([asked] if asked else [], [])
    info = major_info.read(kind, body, known)
    point = point_of({"mainLanguage": "nl", "address": {"nl": info.address}}) if info.address else None
    schools = settings.FOYER_EDUCATION_PLACES

    def mutate(state: State) -> State:
        after = major_info.with_major_info(kind, state, info, known, schools)
        after = with_calendar(after, info.calendar.settled())
        return located(after, None, point, None) if kind == "place" else after

    return change(actor, kind, public_id, "set-major-info", EDIT[kind], mutate)
