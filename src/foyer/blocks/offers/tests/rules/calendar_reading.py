# SPDX-License-Identifier: EUPL-1.2
"""The rules of calendars read a second time, slowly and on plain JSON, to compare with.

Nothing here is shared with the rules themselves: dates are compared as moments that are made anew from
their texts, and every derived value is computed from the list of sub-events when it is asked for.
"""

from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]

BRUSSELS = ZoneInfo("Europe/Brussels")
EARLY = ("0.3.1.0.0", "0.57.0.0.0")
LOWEST_FIRST = ("Unavailable", "TemporarilyUnavailable", "Available")


def moment(text: str) -> datetime:
    """Return a date-time with the offset that it was written with; without one it is Brussels time."""
    plain, rest = text[:19], text[19:]
    if rest.startswith("."):
        rest = rest.lstrip(".0123456789")
    naive = datetime.strptime(plain.upper(), "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007 - the offset comes below
    if rest in {"Z", "z"}:
        return naive.replace(tzinfo=UTC)
    if rest:
        sign = -1 if rest[0] == "-" else 1
        hours, minutes = int(rest[1:3]), int(rest[-2:])
        return naive.replace(tzinfo=timezone(sign * timedelta(hours=hours, minutes=minutes)))
    # Of the offsets that Brussels has around that time, the first that gives this time back.
    for hours in (2, 1):
        guess = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
        if guess.astimezone(BRUSSELS).replace(tzinfo=None) == naive:
            return guess
    # The clocks skip it: an hour later.
    return (naive + timedelta(hours=1)).replace(tzinfo=timezone(timedelta(hours=2)))


def written(at: datetime) -> str:
    """Return a moment as documents show it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S") + at.strftime("%z")[:3] + ":" + at.strftime("%z")[3:5]


def clock(text: str) -> str:
    """Return a time of day with two digits for the hour."""
    return text.zfill(5)


class Reading:
    """A single or multiple calendar: what is stored of it, and what it shows."""

    def __init__(self, body: Json) -> None:
        top = body.get("bookingAvailability", {})
        self.status: Json | None = body.get("status")
        self.capacity: int | None = top.get("capacity")
        self.items = self._sorted([self._item(item, body) for item in body["subEvent"]])

    def _item(self, item: Json, body: Json) -> Json:
        top = body.get("bookingAvailability", {})
        own = item.get("bookingAvailability", {})
        found: Json = {
            "start": moment(item["startDate"]),
            "end": moment(item["endDate"]),
            "status": deepcopy(item.get("status") or body.get("status") or {"type": "Available"}),
            "type": own.get("type") or top.get("type") or "Available",
            "capacity": own.get("capacity", top.get("capacity")),
            "remaining": own.get("remainingCapacity"),
            "care": dict(item.get("childcare", {})),
            "overnight": item.get("overnight", False),
        }
        return found

    @staticmethod
    def _sorted(items: list[Json]) -> list[Json]:
        return sorted(items, key=lambda item: (item["start"], item["end"]))

    def put_status(self, body: Json) -> None:
        """Set one status everywhere."""
        self.status = deepcopy(body)
        for item in self.items:
            item["status"] = deepcopy(body)

    def put_booking(self, body: Json) -> None:
        """Set the type where no places are counted, and the capacity at the top alone."""
        self.capacity = body.get("capacity")
        for item in self.items:
            if "type" in body and item["remaining"] is None:
                item["type"] = body["type"]

    def patch(self, changes: list[Json]) -> None:
        """Change the named sub-events; the status at the top is derived from now on."""
        for change in changes:
            if not 0 <= change["id"] < len(self.items):
                continue
            item = self.items[change["id"]]
            if "startDate" in change:
                item["start"] = moment(change["startDate"])
            if "endDate" in change:
                item["end"] = moment(change["endDate"])
            if "status" in change:
                item["status"] = deepcopy(change["status"])
            if "bookingAvailability" in change:
                own = change["bookingAvailability"]
                item["capacity"] = own.get("capacity", item["capacity"])
                item["remaining"] = own.get("remainingCapacity")
                item["type"] = own.get("type", item["type"])
            if "childcare" in change:
                item["care"] = dict(change["childcare"])
            if "overnight" in change:
                item["overnight"] = change["overnight"]
        self.status = None
        self.items = self._sorted(self.items)

    def possible(self) -> bool:
        """Say whether every sub-event could be: its dates, its care, its places."""
        return all(map(self._possible, self.items))

    @staticmethod
    def _possible(item: Json) -> bool:
        start, end = item["care"].get("start"), item["care"].get("end")
        begins = item["start"].astimezone(BRUSSELS).strftime("%H:%M:%S")
        stops = item["end"].astimezone(BRUSSELS).strftime("%H:%M:%S")
        return (
            item["start"] <= item["end"]
            and (start is None or clock(start) + ":00" < begins)
            and (end is None or clock(end) + ":00" > stops)
            and (start is None or end is None or clock(start) < clock(end))
            and (
                item["remaining"] is None or item["capacity"] is None or item["remaining"] <= item["capacity"]
            )
        )

    def shown(self) -> Json:
        """Return the calendar properties of the document."""
        items = [self._shown(number, item) for number, item in enumerate(self.items)]
        document: Json = {
            "calendarType": "single" if len(items) == 1 else "multiple",
            "startDate": items[0]["startDate"],
            "endDate": items[-1]["endDate"],
            "subEvent": items,
            "status": self._status(),
            "bookingAvailability": {
                "type": "Available"
                if any(item["bookingAvailability"]["type"] == "Available" for item in items)
                else "Unavailable"
            },
        }
        if self.capacity is not None:
            document["bookingAvailability"]["capacity"] = self.capacity
        return document

    def _status(self) -> Json:
        kind = max((item["status"]["type"] for item in self.items), key=LOWEST_FIRST.index)
        reason: Any = None
        if self.status is not None and self.status["type"] == kind:
            reason = self.status.get("reason")
        if not reason and len(self.items) == 1:
            reason = self.items[0]["status"].get("reason")
        return {"type": kind, "reason": reason} if reason else {"type": kind}

    @staticmethod
    def _shown(number: int, item: Json) -> Json:
        remaining = item["remaining"]
        kind = item["type"] if remaining is None else "Available" if remaining > 0 else "Unavailable"
        booking = {"type": kind, "capacity": item["capacity"], "remainingCapacity": remaining}
        status = {name: value for name, value in item["status"].items() if value}
        document: Json = {
            "@type": "Event",
            "id": number,
            "startDate": written(item["start"]),
            "endDate": written(item["end"]),
            "status": status,
            "bookingAvailability": {name: value for name, value in booking.items() if value is not None},
        }
        if item["care"]:
            document["childcare"] = {name: clock(text) for name, text in item["care"].items()}
        if item["overnight"]:
            document["overnight"] = True
        return document

    def available_to(self, type_id: str) -> str:
        """Return until when the event is available: its end, or the start of a course or a camp."""
        text = written(self.items[0]["start"] if type_id in EARLY else self.items[-1]["end"])
        return text.replace("T00:00:00", "T23:59:59")


class OpenReading:
    """A periodic or permanent calendar: what is wrong with it, and what it shows."""

    def __init__(self, body: Json, kind: str) -> None:
        self.body, self.kind = body, kind
        self.periodic = body["calendarType"] == "periodic"

    def faults(self) -> list[tuple[str, str]]:
        """Return where it is wrong, and what, in the order of the contract."""
        found = []
        if self.periodic and moment(self.body["endDate"]) < moment(self.body["startDate"]):
            found.append(("/endDate", "endDate should not be before startDate"))
        for number, slot in enumerate(self.body.get("openingHours", [])):
            at, care = f"/openingHours/{number}", slot.get("childcare", {})
            opens, closes = clock(slot["opens"]), clock(slot["closes"])
            if closes < opens:
                found.append((f"{at}/closes", "closes should not be before opens"))
            if "start" in care and not clock(care["start"]) < opens:
                found.append((f"{at}/childcare/start", "childcare.start must be before opens"))
            if "end" in care and not clock(care["end"]) > closes:
                found.append((f"{at}/childcare/end", "childcare.end must be after closes"))
        found += self._days(
            "openingHoursClosedDays", "a closed day", "endDate should not be before startDate"
        )
        adjusted = "openingHoursAdjustedDays"
        found += self._days(adjusted, "adjusted opening hours", "startDate should not be later than endDate")
        return found + self._overlaps(adjusted)

    def _days(self, name: str, what: str, backwards: str) -> list[tuple[str, str]]:
        found = []
        for number, days in enumerate(self.body.get(name, [])):
            if days["endDate"] < days["startDate"]:
                found.append((f"/{name}/{number}/endDate", backwards))
            if self.periodic and days["startDate"] < self.body["startDate"][:10]:
                text = f"the start date of {what} should not be before the calendar start date"
                found.append((f"/{name}/{number}/startDate", text))
            if self.periodic and days["endDate"] > self.body["endDate"][:10]:
                text = f"the end date of {what} should not be after the calendar end date"
                found.append((f"/{name}/{number}/endDate", text))
        return found

    def _overlaps(self, name: str) -> list[tuple[str, str]]:
        """Return the fault of each entry that starts before the one before it, by start, has ended."""
        entries = [
            (days, number) for number, days in enumerate(self.body.get(name, [])) if days["openingHours"]
        ]
        entries.sort(key=lambda entry: entry[0]["startDate"])
        late = [
            number
            for place, (days, number) in enumerate(entries)
            if place and days["startDate"] <= entries[place - 1][0]["endDate"]
        ]
        text = "adjusted opening hours entries must not overlap"
        return [(f"/{name}/{number}/startDate", text) for number in sorted(late)]

    def shown(self) -> Json:
        """Return the calendar properties of the document."""
        document: Json = {"calendarType": self.body["calendarType"]}
        if self.periodic:
            document |= {name: written(moment(self.body[name])) for name in ("startDate", "endDate")}
        if self.body.get("openingHours"):
            document["openingHours"] = list(map(self._slot, self.body["openingHours"]))
        if self.body.get("openingHoursClosedDays"):
            document["openingHoursClosedDays"] = self.body["openingHoursClosedDays"]
        kept = [days for days in self.body.get("openingHoursAdjustedDays", []) if days["openingHours"]]
        if kept:
            document["openingHoursAdjustedDays"] = [
                {**days, "openingHours": list(map(self._slot, days["openingHours"]))}
                for days in sorted(kept, key=lambda days: days["startDate"])
            ]
        status = self.body.get("status", {"type": "Available"})
        document["status"] = {name: value for name, value in status.items() if value}
        document["bookingAvailability"] = {"type": "Available"}
        capacity = self.body.get("bookingAvailability", {}).get("capacity")
        if self.kind == "place" and capacity is not None:
            document["bookingAvailability"]["capacity"] = capacity
        return document

    @staticmethod
    def _slot(slot: Json) -> Json:
        found = {**slot, "opens": clock(slot["opens"]), "closes": clock(slot["closes"])}
        care = {name: clock(text) for name, text in found.pop("childcare", {}).items()}
        return {**found, "childcare": care} if care else found

    def available_to(self, type_id: str) -> str:
        """Return until when the item is available."""
        if not self.periodic:
            return "2100-01-01T00:00:00+00:00"
        name = "startDate" if type_id in EARLY else "endDate"
        return written(moment(self.body[name])).replace("T00:00:00", "T23:59:59")
