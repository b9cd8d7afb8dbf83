# SPDX-License-Identifier: EUPL-1.2
"""Addresses of signing in and out, and of one's password."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from foyer.blocks.identity.pages import password
from foyer.blocks.identity.pages.sign_in import SignIn

app_name = "identity"
urlpatterns = [
    path("sign-in", SignIn.as_view(), name="sign-in"),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
    path("password", password.page, name="password"),
]
