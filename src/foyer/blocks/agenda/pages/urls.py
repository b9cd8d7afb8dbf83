# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the agenda in each language (below /nl, /fr, /de, /en)."""

from django.urls import path

from foyer.blocks.agenda.pages import event, home, place, search, style

app_name = "agenda"
urlpatterns = [
    path("", home.home, name="home"),
    path("agenda", search.search, name="search"),
    path("agenda/where", search.where, name="where"),
    path("e/<str:_name>/<str:identifier>", event.event, name="event"),
    path("e/<str:_name>/<str:identifier>/agenda.ics", event.calendar, name="calendar"),
    path("l/<str:_name>/<str:identifier>", place.place, name="place"),
    path("o/<str:_name>/<str:identifier>", place.organiser, name="organiser"),
    path("style", style.style, name="style"),
]
