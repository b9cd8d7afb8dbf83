# SPDX-License-Identifier: EUPL-1.2
"""Addresses of mail that programs call: mail programs and mail services."""

from django.urls import path

from foyer.blocks.mail.pages import events, preferences

app_name = "mail"
urlpatterns = [
    path("letters/unsubscribe", preferences.unsubscribe, name="unsubscribe"),
    path("mail/events", events.events, name="events"),
]
