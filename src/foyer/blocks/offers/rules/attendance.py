# SPDX-License-Identifier: EUPL-1.2
"""How people attend an event: offline at a place, online at the nil place, or mixed."""

OFFLINE = "offline"
ONLINE_URL = "An onlineUrl can not be used in combination with an offline attendanceMode."
LOCATION_NEEDED = "A location is required when changing an online event to mixed or offline"


def location_fault(mode: str, nil: bool) -> str | None:
    """Return what is wrong with a mode at the nil place (`nil`) or at a real one; None where it fits."""
    if mode == "online":
        return None if nil else 'Attendance mode "online" needs to have an online location.'
    return f'Attendance mode "{mode}" needs to have a real location.' if nil else None
