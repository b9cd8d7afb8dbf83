# SPDX-License-Identifier: EUPL-1.2
"""The words of the four languages, a column each."""

from datetime import date

LANGUAGES = ("nl", "fr", "de", "en")

_TABLE = """
from          van                     du                      von                        from
from_period   vanaf                   du                      aus                        from
from_hour     van                     de                      von                        from
till          tot                     au                      bis                        till
till_incl     tot en met              au                      bis                        till
till_hour     tot                     à                       bis                        till
to            tot en met              au                      bis                        to
at            om                      à                       um                         at
and           en                      et                      und                        and
closed        gesloten                fermé                   geschlossen                closed
open_at       open op                 ouvert le               öffnen                     open at
open_consec   open van                ouvert le               öffnen                     open at
every_day_open  Alle dagen open       Ouvert tous les jours   Jeden Tag geöffnet         Open every day
open_every    Elke                    Ouvert chaque           Jeden                      Open every
this          Deze                    Ce                      Diesen                     This
today         Vandaag                 Aujourd'hui             Heute                      Today
tonight       Vanavond                Ce soir                 Diesen Abend               Tonight
tomorrow      Morgen                  Demain                  Morgen                     Tomorrow
cancelled     geannuleerd             annulé                  abgesagt                   cancelled
postponed     uitgesteld              reporté                 verschoben                 postponed
sold_out      Volzet of uitverkocht   Complet       Ausgebucht oder ausverkauft  Sold out or fully booked
perm_closed   Permanent gesloten      Fermé définitivement    Dauerhaft geschlossen      Permanently closed
temp_closed   Tijdelijk gesloten      Fermé temporairement    Vorübergehend geschlossen  Temporarily closed
concluded     Evenement afgelopen     Fin de l'événement      Event abgeschlossen        Event ended
except        behalve tijdens         sauf pendant            außer während              except during
cc            opvang                  garderie                Kinderbetreuung            childcare
cc_before     vooropvang              garderie du matin       Frühbetreuung              early childcare
cc_after      naopvang                garderie du soir        Spätbetreuung              late childcare
cc_from       vanaf                   dès                     ab                         from
cc_till       tot                     jusqu'à                 bis                        till
every_day     elke dag                chaque jour             jeden Tag                  every day
overnight     met overnachting        avec nuitée             mit Übernachtung           with overnight stay
"""
_NOTICES = (
    "De uren kunnen afwijken tijdens deze periode.",
    "Les heures peuvent varier pendant cette période.",
    "Die Zeiten können in diesem Zeitraum abweichen.",
    "The hours may differ during this period.",
)
_END = {"nl": "open", "fr": "", "de": "geöffnet", "en": ""}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_SHORT_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT_DAYS = {
    "nl": "ma di wo do vr za zo",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "de": "Mo. Di. Mi. Do. Fr. Sa. So.",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}


def _columns() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for line in _TABLE.strip().splitlines():
        key, *words = (part.strip() for part in line.split("  ") if part.strip())
        for language, word in zip(LANGUAGES, words, strict=True):
            found[language][key] = word
    for language, notice in zip(LANGUAGES, _NOTICES, strict=True):
        found[language] |= {"notice": notice, "open_every_end": _END[language]}
    return found


WORDS = _columns()


def cap(text: str) -> str:
    """Return the text with its first letter in upper case where that is an ASCII letter."""
    return text[0].upper() + text[1:] if text and text[0].isascii() else text


def full_day(number: int, language: str) -> str:
    """Return the name of a day of the week, Monday being 0."""
    return _DAYS[language].split()[number]


def short_day(number: int, language: str) -> str:
    """Return the short name of a day of the week, with its dot."""
    return _SHORT_DAYS[language].split()[number]


def short_month(at: date, language: str) -> str:
    """Return the short name of a month, without its dot."""
    return _SHORT_MONTHS[language].split()[at.month - 1]


def full_date(at: date, language: str) -> str:
    """Return `18 april 2026`."""
    return f"{at.day} {_MONTHS[language].split()[at.month - 1]} {at.year}"


def hour(written: str) -> str:
    """Return a time of opening hours without one leading zero."""
    return written.removeprefix("0")
