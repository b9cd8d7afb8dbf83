# SPDX-License-Identifier: EUPL-1.2
"""The list of holidays, for the entry API."""

from pathlib import Path
from typing import Any

from django.http import HttpResponse

from foyer.blocks.holidays import problems
from foyer.blocks.holidays.ports import HolidaySourceDown
from foyer.blocks.holidays.queries import holidays_between
from foyer.blocks.holidays.rules.holiday import Holiday
from foyer.blocks.holidays.rules.question import BackwardsError, MalformedError, TooFarError, read
from foyer.kernel import clock
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route


def get_holidays(call: Call) -> HttpResponse:
    """Answer the holidays of a period.

    Raises:
        Problem: 404, a date is malformed; 400, the period is backwards or too far ahead; 502, the source
            does not answer.
    """
    today = clock.now().astimezone(clock.BRUSSELS).date()
    try:
        start, end = read(call.request.GET.dict(), today)
    except MalformedError as error:
        raise problems.malformed(str(error)) from error
    except BackwardsError as error:
        raise problems.backwards() from error
    except TooFarError as error:
        raise problems.too_far() from error
    try:
        found = holidays_between(start, end)
    except HolidaySourceDown as error:
        raise problems.source_down() from error
    return responses.json([_shown(holiday) for holiday in found])


def _shown(holiday: Holiday) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "startDate": holiday.start.isoformat(),
        "endDate": holiday.end.isoformat(),
        "type": "schoolHolidays" if holiday.region else "holidays",
        "name": dict(holiday.name),
    }
    return {**shown, "region": holiday.region} if holiday.region else shown


ENTRY_PART = Part(
    (Route("holidays-get", "GET", "/holidays", get_holidays, public=True),),
    Path(__file__).parent / "words.yaml",
)
