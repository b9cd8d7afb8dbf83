# SPDX-License-Identifier: EUPL-1.2
"""The Dutch sentences of the history, one a verb."""

from functools import lru_cache

_THINGS = {"event": "Event", "place": "Locatie", "organizer": "Organisatie"}

# Sentences of verbs; `{thing}` is what changed, `{detail}` what the verb was about. That of making something
# is one of the contract, whatever an installation is called.
_VERBS = {
    "create": "{thing} aangemaakt in UiTdatabank",
    "copy": "Event aangemaakt als kopie van {detail}",
    "delete": "{thing} verwijderd",
    "publish": "{thing} gepubliceerd",
    "approve": "{thing} goedgekeurd",
    "reject": "{thing} afgekeurd: {detail}",
    "set-name": "Naam aangepast ({detail})",
    "set-description": "Beschrijving aangepast ({detail})",
    "set-educational-description": "Educatieve beschrijving aangepast ({detail})",
    "set-major-info": "Hoofdinformatie aangepast",
    "set-type": "Type aangepast",
    "set-theme": "Thema aangepast",
    "set-facilities": "Voorzieningen aangepast",
    "set-calendar": "Kalender-info aangepast",
    "patch-sub-events": "Data en tijdstippen aangepast",
    "set-status": "Status aangepast",
    "set-booking-availability": "Beschikbaarheid van tickets aangepast",
    "set-available-from": "Publicatiedatum aangepast",
    "set-location": "Locatie van het event aangepast",
    "set-address": "Adres aangepast ({detail})",
    "remove-address": "Adres verwijderd",
    "set-attendance-mode": "Deelnamevorm aangepast",
    "set-online-url": "Online link aangepast",
    "set-audience": "Toegang aangepast",
    "set-children-only": "Enkel voor kinderen aangepast",
    "set-birthdate-range": "Geboortedata aangepast",
    "set-age-range": "Leeftijds-info aangepast",
    "remove-age-range": "Leeftijds-info verwijderd",
    "set-departure-places": "Vertrekplaatsen aangepast",
    "set-faqs": "Veelgestelde vragen aangepast",
    "set-contact-point": "Contact-info aangepast",
    "set-booking-info": "Reservatie-info aangepast",
    "set-price-info": "Prijs-info aangepast",
    "set-card-prices": "UiTPAS-prijzen aangepast",
    "set-website": "Website aangepast",
    "set-organizer": "Organisatie gekoppeld",
    "unlink-organizer": "Organisatie losgekoppeld",
    "set-creator": "Eigenaar aangepast",
    "set-contributors": "Medebeheerders aangepast",
    "add-label": "Label '{detail}' toegepast",
    "remove-label": "Label '{detail}' verwijderd",
    "set-labels": "Labels aangepast",
    "add-video": "Video toegevoegd",
    "patch-videos": "Video's aangepast",
    "remove-video": "Video verwijderd",
    "add-image": "Afbeelding toegevoegd",
    "change-image": "Afbeelding aangepast",
    "remove-image": "Afbeelding verwijderd",
    "set-main-image": "Hoofdafbeelding aangepast",
}
# What a whole document changed, in the order in which people read of it; several properties share words.
_PROPERTIES = {
    "naam": ("name",),
    "beschrijving": ("description",),
    "educatieve beschrijving": ("educationalDescription",),
    "type, thema of voorzieningen": ("terms",),
    "kalender": (
        "calendarType", "startDate", "endDate", "subEvent", "openingHours", "openingHoursClosedDays",
        "openingHoursAdjustedDays", "status", "bookingAvailability",
    ),
    "locatie": ("location",),
    "adres": ("address",),
    "organisatie": ("organizer",),
    "deelname": ("attendanceMode", "onlineUrl", "audience", "childrenOnly", "departurePlaces"),
    "leeftijd": ("typicalAgeRange", "birthdateRange"),
    "prijzen": ("priceInfo",),
    "reservatie": ("bookingInfo",),
    "contact": ("contactPoint",),
    "website": ("url",),
    "afbeeldingen": ("mediaObject", "image", "images", "mainImage"),
    "video's": ("videos",),
    "labels": ("labels", "hiddenLabels"),
    "vragen": ("faqs",),
    "publicatie": ("workflowStatus", "availableFrom"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def sentence(kind: str, verb: str, properties: str, detail: str = "") -> str:
    """Return what happened in one Dutch sentence; changes of whole documents name what they touched.

    `properties` are names with spaces between them. A long history has few different sentences.
    """
    thing = _THINGS[kind]
    told = _VERBS.get(verb)
    if told is None:
        return _whole(thing, set(properties.split()))
    if not detail:
        # Rows of before this was kept say a little less.
        told = told.replace(" ({detail})", "").replace(": {detail}", "").replace(" van {detail}", "")
        told = told.replace(" '{detail}'", "")
    # The detail comes last: it may hold anything.
    return told.replace("{thing}", thing).replace("{detail}", detail)


def _whole(thing: str, changed: set[str]) -> str:
    words = [word for word, names in _PROPERTIES.items() if changed.intersection(names)]
    return f"{thing} bijgewerkt" + (f": {', '.join(words)}" if words else "")
