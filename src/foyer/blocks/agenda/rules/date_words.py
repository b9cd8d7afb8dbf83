# SPDX-License-Identifier: EUPL-1.2
"""The words and word order of dates in our four languages; nothing here computes."""

from collections.abc import Callable
from dataclasses import dataclass


def _dutch(hour: int, minute: int) -> str:
    return f"{hour}" if minute == 0 else f"{hour}.{minute:02}"


def _french(hour: int, minute: int) -> str:
    return (
        f"{hour}\N{NO-BREAK SPACE}h"
        if minute == 0
        else f"{hour}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{minute:02}"
    )


def _english(hour: int, minute: int) -> str:
    if minute == 0 and hour in {0, 12}:
        return "noon" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    shown = hour % 12 or 12
    return (
        f"{shown}\N{NO-BREAK SPACE}{half}" if minute == 0 else f"{shown}.{minute:02}\N{NO-BREAK SPACE}{half}"
    )


@dataclass(frozen=True)
class Words:
    """Everything that differs from language to language. Patterns name their parts in braces."""

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    clock: Callable[[int, int], str]
    first: str  # the first of a month
    nth: str
    date: str
    time: str
    time_span: str
    from_time: str
    until_time: str
    date_time: str
    date_span: str
    from_to: str
    until: str
    from_date: str
    every: str
    every_day: str
    always: str
    today: str
    tomorrow: str
    yesterday: str
    and_: str
    days_span: str
    until_short: str
    from_short: str
    every_short: str
    daily_short: str


NL = Words(
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    weekdays_short=("ma", "di", "wo", "do", "vr", "za", "zo"),
    months=(
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    months_short=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    clock=_dutch,
    first="{number}",
    nth="{number}",
    date="{day}\N{NO-BREAK SPACE}{month}",
    time="om {time}\N{NO-BREAK SPACE}uur",
    time_span="van {start} tot {end}\N{NO-BREAK SPACE}uur",
    from_time="vanaf {time}\N{NO-BREAK SPACE}uur",
    until_time="tot {time}\N{NO-BREAK SPACE}uur",
    date_time="{date} {time}",
    date_span="van {start} tot en met {end}",
    from_to="van {start} tot {end}",
    until="tot en met {date}",
    from_date="vanaf {date}",
    every="elke {days}",
    every_day="elke dag",
    always="doorlopend",
    today="vandaag",
    tomorrow="morgen",
    yesterday="gisteren",
    and_="en",
    days_span="van {start} tot {end}",
    until_short="tot",
    from_short="vanaf",
    every_short="elke",
    daily_short="dag",
)

FR = Words(
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    weekdays_short=("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    months_short=("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
    clock=_french,
    first="1er",
    nth="{number}",
    date="{day}\N{NO-BREAK SPACE}{month}",
    time="à {time}",
    time_span="de {start} à {end}",
    from_time="dès {time}",
    until_time="jusqu’à {time}",
    date_time="{date} {time}",
    date_span="du {start} au {end}",
    from_to="du {start} au {end}",
    until="jusqu’au {date}",
    from_date="à partir du {date}",
    every="chaque {days}",
    every_day="tous les jours",
    always="en permanence",
    today="aujourd’hui",
    tomorrow="demain",
    yesterday="hier",
    and_="et",
    days_span="du {start} au {end}",
    until_short="jusqu’au",
    from_short="dès le",
    every_short="chaque",
    daily_short="jour",
)

DE = Words(
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    weekdays_short=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    months_short=("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"),
    clock=_dutch,
    first="{number}.",
    nth="{number}.",
    date="{day}\N{NO-BREAK SPACE}{month}",
    time="um {time}\N{NO-BREAK SPACE}Uhr",
    time_span="von {start} bis {end}\N{NO-BREAK SPACE}Uhr",
    from_time="ab {time}\N{NO-BREAK SPACE}Uhr",
    until_time="bis {time}\N{NO-BREAK SPACE}Uhr",
    date_time="{date} {time}",
    date_span="vom {start} bis zum {end}",
    from_to="von {start} bis {end}",
    until="bis zum {date}",
    from_date="ab {date}",
    every="jeden {days}",
    every_day="jeden Tag",
    always="dauerhaft",
    today="heute",
    tomorrow="morgen",
    yesterday="gestern",
    and_="und",
    days_span="von {start} bis {end}",
    until_short="bis",
    from_short="ab",
    every_short="jeden",
    daily_short="Tag",
)

EN = Words(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    weekdays_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    clock=_english,
    first="{number}",
    nth="{number}",
    date="{day}\N{NO-BREAK SPACE}{month}",
    time="at {time}",
    time_span="from {start} to {end}",
    from_time="from {time}",
    until_time="until {time}",
    date_time="{date} {time}",
    date_span="from {start} to {end}",
    from_to="from {start} to {end}",
    until="until {date}",
    from_date="from {date}",
    every="every {days}",
    every_day="every day",
    always="all year round",
    today="today",
    tomorrow="tomorrow",
    yesterday="yesterday",
    and_="and",
    days_span="{start} to {end}",
    until_short="until",
    from_short="from",
    every_short="every",
    daily_short="day",
)

WORDS = {"nl": NL, "fr": FR, "de": DE, "en": EN}


def words(language: str) -> Words:
    """Return the words of a language; Dutch for one that we do not speak."""
    return WORDS.get(language, NL)
