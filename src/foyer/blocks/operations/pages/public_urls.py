# SPDX-License-Identifier: EUPL-1.2
"""Addresses of operations that everybody may read."""

from django.urls import path

from foyer.blocks.operations.pages import security_txt, status

app_name = "watch"
urlpatterns = [
    path("status", status.page, name="status"),
    path(".well-known/security.txt", security_txt.file, name="security-txt"),
]
