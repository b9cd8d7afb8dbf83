# SPDX-License-Identifier: EUPL-1.2
"""All addresses of this installation."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
