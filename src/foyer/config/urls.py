# SPDX-License-Identifier: EUPL-1.2
"""All addresses of this installation."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("foyer.blocks.agenda.pages.shared_urls")),
    path("", include("foyer.blocks.identity.pages.urls")),
    path("", include("foyer.blocks.mail.pages.urls")),
    path("", include("foyer.blocks.operations.pages.public_urls")),
    path("staff/", include("foyer.blocks.operations.pages.urls")),
    path("staff/", include("foyer.blocks.mail.pages.staff_urls")),
    *i18n_patterns(
        path("", include("foyer.blocks.mail.pages.choice_urls")),
        path("", include("foyer.blocks.agenda.pages.urls")),
    ),
]

handler404 = "foyer.blocks.agenda.pages.errors.not_found"
handler500 = "foyer.blocks.agenda.pages.errors.server_error"
handler403 = "foyer.blocks.agenda.pages.errors.forbidden"
handler400 = "foyer.blocks.agenda.pages.errors.bad_request"
