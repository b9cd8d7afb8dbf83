# SPDX-License-Identifier: EUPL-1.2
"""The main properties of an offer in one body of the old form: name, type, calendar, and where it is.

Faults are told in the old form too: an object of messages by the name of what they are about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from foyer.blocks.offers.problems import invalid_payload
from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.calendar import Calendar, checks
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.known import Known
from foyer.blocks.offers.rules.prepare.legacy import calendar_type, convert_calendar
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import found_theme, found_type, with_theme, with_type
from foyer.kernel.ids import NIL
from foyer.kernel.problems import Problem

REQUIRED = {
    "event": ("name", "type", "location", "calendar"),
    "place": ("name", "type", "address", "calendar"),
}
MISSING = "Required but could not be found"
ADDRESS = ("addressCountry", "addressLocality", "postalCode", "streetAddress")


@dataclass(frozen=True)
class MajorInfo:
    """What a body asks for. `place` is the id of the place of an event, `address` that of a place."""

    name: str
    type: str
    calendar: Calendar
    theme: str | None = None
    place: str | None = None
    address: Mapping[str, str] | None = None


def read(kind: str, body: Any, known: Known) -> MajorInfo:
    """Return what a body asks for.

    Raises:
        Problem: 400, something is missing, of another form, unknown, or breaks a rule of calendars.
    """
    given = _present(body) if isinstance(body, dict) else {}
    if missing := [name for name in REQUIRED[kind] if name not in given]:
        raise invalid_payload(dict.fromkeys(missing, MISSING))
    if faults := schema.faults(f"offer/{kind}-major-info", given):
        raise invalid_payload(_messages(faults))
    info = MajorInfo(given["name"], given["type"], Calendar.requested(given["calendar"], kind))
    if kind == "event":
        info = replace(info, theme=given.get("theme"), place=given["location"]["id"])
    else:
        info = replace(info, address={name: given["address"][name] for name in ADDRESS})
    if messages := dict(_broken(kind, info, known)):
        raise invalid_payload(messages)
    return info


def asked_place(body: Any) -> str | None:
    """Return the id of the place that any body names, so that it can be looked up first."""
    location = body.get("location") if isinstance(body, dict) else None
    named = location.get("id") if isinstance(location, dict) else location
    return named if isinstance(named, str) else None


def with_major_info(kind: str, state: State, info: MajorInfo, known: Known, schools: frozenset[str]) -> State:
    """Return an offer with these properties, all but its calendar; a theme that is not named is gone.

    An event at the nil place is online, one with an address online is mixed, others are offline; at an
    education place (`schools`) it is for schools. The point of a place is gone until it is found again.
    """
    main = state.document["mainLanguage"]
    changed = state.having(name={**state.document["name"], main: info.name})
    changed = with_type(kind, changed, info.type, known)
    if kind == "place":
        address = {**state.document.get("address", {}), main: info.address}
        return changed.having(address=address, geo=None).knowing(precision=None, roughPoint=None)
    mode = "online" if info.place == NIL else "mixed" if "onlineUrl" in state.document else "offline"
    changed = replace(with_theme(changed, info.theme, known), place=info.place).having(attendanceMode=mode)
    return changed.having(audience={"audienceType": "education"}) if info.place in schools else changed


def _present(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body in which terms are ids, the place is `{id}` and the calendar has its present form."""
    given = dict(body)
    for name in ("type", "theme"):
        old = given.get(name)
        if isinstance(old, dict) and "id" in old:
            given[name] = old["id"]
    if isinstance(given.get("location"), str):
        given["location"] = {"id": given["location"]}
    if isinstance(given.get("calendar"), dict):
        calendar = given["calendar"] = dict(given["calendar"])
        convert_calendar(calendar)
        calendar.setdefault("calendarType", calendar_type(calendar))
    return given


def _broken(kind: str, info: MajorInfo, known: Known) -> Iterable[tuple[str, str]]:
    try:
        found_type(kind, info.type, known)
    except Problem as problem:
        yield "type", problem.detail or problem.title
    try:
        if info.theme is not None:
            found_theme(info.theme, known)
    except Problem as problem:
        yield "theme", problem.detail or problem.title
    if info.place is not None and not known.place_exists(info.place):
        yield "location", f'Location with id "{info.place}" does not exist.'
    yield from _messages(checks.faults(info.calendar), "calendar.").items()
    if checks.overnight_problem(info.calendar, info.type):
        yield "calendar", checks.OVERNIGHT


def _messages(faults: Iterable[SchemaError], within: str = "") -> dict[str, str]:
    """Return faults as messages by dotted names, the first of each."""
    messages: dict[str, str] = {}
    for fault in faults:
        name = fault.pointer.strip("/").replace("/", ".") or "body"
        messages.setdefault(within + name, fault.text)
    return messages
