# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters, below /staff."""

from django.urls import path

from foyer.blocks.mail.pages import staff

app_name = "mail_staff"
urlpatterns = [
    path("letters", staff.overview, name="overview"),
    path("letters/<str:letter_id>", staff.letter, name="letter"),
    path("letters/<str:letter_id>/body", staff.body, name="body"),
    path("letters/<str:letter_id>/again", staff.again, name="again"),
    path("refused-addresses/<str:refusal_id>", staff.admit, name="admit"),
]
