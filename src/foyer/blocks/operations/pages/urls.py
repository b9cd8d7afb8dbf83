# SPDX-License-Identifier: EUPL-1.2
"""Addresses of operations, below /staff."""

from django.urls import path

from foyer.blocks.operations.pages import views

app_name = "operations"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("retry", views.retry, name="retry"),
    path("jobs/<str:job_id>", views.job, name="job"),
    path("keys/<str:key_id>", views.key_status, name="key-status"),
]
