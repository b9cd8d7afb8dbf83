# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are the same in every language: drawings, preferences, and those of the former agenda."""

from django.urls import path

from foyer.blocks.agenda.pages import drawings, errors, preferences, robots, sitemap

app_name = "shared"
urlpatterns = [
    path("favicon.ico", robots.icon, name="icon"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap/pages.xml", sitemap.pages, name="sitemap-pages"),
    path("sitemap/<slug:kind>-<int:part>.xml", sitemap.part, name="sitemap-part"),
    path("poster/<int:edition>/<slug:family>/<str:seed>.svg", drawings.poster, name="poster"),
    path("map/ground/<int:level>.json", drawings.ground, name="ground"),
    path("map/outline/<str:region>.json", drawings.outline, name="outline"),
    path("map/pin.svg", drawings.locator, name="locator"),
    path("scheme", preferences.scheme, name="scheme"),
    path("language/<str:code>", preferences.language, name="language"),
    path("agenda/e/<str:name>/<str:identifier>", errors.old_event),
    path("agenda/l/<str:name>/<str:identifier>", errors.old_place),
]
