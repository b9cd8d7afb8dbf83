# SPDX-License-Identifier: EUPL-1.2
"""The public holidays of Belgium, by the rules of the library `holidays`, under names of our own."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from foyer.blocks.holidays.rules.holiday import Holiday

FIRST_YEAR = 2000
"""Earlier years are of no use to whoever plans, and would make answers long."""

_LANGUAGES = ("nl", "fr", "de", "en")
# By the Dutch name that the library gives: its other languages have no British English, and where two
# holidays meet on one day it sorts their names in each language anew.
_NAMES = {
    "Nieuwjaar": ("Nieuwjaar", "Nouvel An", "Neujahr", "New Year’s Day"),
    "Pasen": ("Pasen", "Pâques", "Ostern", "Easter Sunday"),
    "Paasmaandag": ("Paasmaandag", "Lundi de Pâques", "Ostermontag", "Easter Monday"),
    "Dag van de Arbeid": ("Dag van de Arbeid", "Fête du Travail", "Tag der Arbeit", "Labour Day"),
    "O. L. H. Hemelvaart": (
        "Onze-Lieve-Heer-Hemelvaart",
        "Ascension",
        "Christi Himmelfahrt",
        "Ascension Day",
    ),
    "Pinksteren": ("Pinksteren", "Pentecôte", "Pfingsten", "Whit Sunday"),
    "Pinkstermaandag": ("Pinkstermaandag", "Lundi de Pentecôte", "Pfingstmontag", "Whit Monday"),
    "Nationale feestdag": ("Nationale feestdag", "Fête nationale", "Nationalfeiertag", "National Day"),
    "O. L. V. Hemelvaart": (
        "Onze-Lieve-Vrouw-Hemelvaart",
        "Assomption",
        "Mariä Himmelfahrt",
        "Assumption Day",
    ),
    "Allerheiligen": ("Allerheiligen", "Toussaint", "Allerheiligen", "All Saints’ Day"),
    "Wapenstilstand": ("Wapenstilstand", "Jour de l’Armistice", "Waffenstillstand", "Armistice Day"),
    "Kerstmis": ("Kerstmis", "Noël", "Weihnachten", "Christmas Day"),
}


def public_holidays(start: date, end: date) -> Iterator[Holiday]:
    """Go through the public holidays of the years from `start` to `end`, none before the year 2000."""
    for year in range(max(start.year, FIRST_YEAR), end.year + 1):
        yield from _of_year(year)


@lru_cache(maxsize=128)
def _of_year(year: int) -> tuple[Holiday, ...]:
    import holidays  # takes most of a second, which no process needs at its start

    found = holidays.country_holidays("BE", years=year, language="nl", expand=False)
    return tuple(
        Holiday(day, day, MappingProxyType(dict(zip(_LANGUAGES, _NAMES[name], strict=True))))
        for day in found
        for name in found.get_list(day)
    )
