# SPDX-License-Identifier: EUPL-1.2
"""The page of preferences, in each language."""

from django.urls import path

from foyer.blocks.mail.pages import preferences

app_name = "mail_choice"
urlpatterns = [path("letters", preferences.choose, name="choose")]
