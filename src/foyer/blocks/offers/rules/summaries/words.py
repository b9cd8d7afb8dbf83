# SPDX-License-Identifier: EUPL-1.2
"""The words of calendar summaries. Tables, so that no release of a date library changes a summary."""

from collections.abc import Mapping

LANGUAGES = ("nl", "fr", "de", "en")

_TABLE = """
FROM | van | du | von | from
FROM_PERIOD | vanaf | du | aus | from
FROM_HOUR | van | de | von | from
TILL | tot | au | bis | till
TILL_INCL | tot en met | au | bis | till
TILL_HOUR | tot | à | bis | till
TO | tot en met | au | bis | to
AT | om | à | um | at
AND | en | et | und | and
CLOSED | gesloten | fermé | geschlossen | closed
OPEN_AT | open op | ouvert le | öffnen | open at
OPEN_CONSEC | open van | ouvert le | öffnen | open at
OPEN_EVERY_DAY | Alle dagen open | Ouvert tous les jours | Jeden Tag geöffnet | Open every day
OPEN_EVERY | Elke | Ouvert chaque | Jeden | Open every
OPEN_EVERY_END | open | | geöffnet |
THIS | Deze | Ce | Diesen | This
TODAY | Vandaag | Aujourd'hui | Heute | Today
TONIGHT | Vanavond | Ce soir | Diesen Abend | Tonight
TOMORROW | Morgen | Demain | Morgen | Tomorrow
CANCELLED | geannuleerd | annulé | abgesagt | cancelled
POSTPONED | uitgesteld | reporté | verschoben | postponed
SOLD_OUT | Volzet of uitverkocht | Complet | Ausgebucht oder ausverkauft | Sold out or fully booked
PERM_CLOSED | Permanent gesloten | Fermé définitivement | Dauerhaft geschlossen | Permanently closed
TEMP_CLOSED | Tijdelijk gesloten | Fermé temporairement | Vorübergehend geschlossen | Temporarily closed
CONCLUDED | Evenement afgelopen | Fin de l'événement | Event abgeschlossen | Event ended
EXCEPT | behalve tijdens | sauf pendant | außer während | except during
CC | opvang | garderie | Kinderbetreuung | childcare
CC_BEFORE | vooropvang | garderie du matin | Frühbetreuung | early childcare
CC_AFTER | naopvang | garderie du soir | Spätbetreuung | late childcare
CC_FROM | vanaf | dès | ab | from
CC_TILL | tot | jusqu'à | bis | till
EVERY_DAY | elke dag | chaque jour | jeden Tag | every day
OVERNIGHT | met overnachting | avec nuitée | mit Übernachtung | with overnight stay
"""
_NOTICE = {
    "nl": "De uren kunnen afwijken tijdens deze periode.",
    "fr": "Les heures peuvent varier pendant cette période.",
    "de": "Die Zeiten können in diesem Zeitraum abweichen.",
    "en": "The hours may differ during this period.",
}


def _words() -> Mapping[str, Mapping[str, str]]:
    words = {"NOTICE": _NOTICE}
    for line in _TABLE.strip().splitlines():
        name, *texts = (part.strip() for part in line.split("|"))
        words[name] = dict(zip(LANGUAGES, texts, strict=True))
    return words


WORDS = _words()

_SHORT_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "en_BE": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_SHORT_DAYS = {
    "nl": "ma di wo do vr za zo",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "de": "Mo. Di. Mi. Do. Fr. Sa. So.",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
SHORT_MONTHS = {language: tuple(names.split()) for language, names in _SHORT_MONTHS.items()}
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}
SHORT_DAYS = {language: tuple(names.split()) for language, names in _SHORT_DAYS.items()}
DAYS = {language: tuple(names.split()) for language, names in _DAYS.items()}
