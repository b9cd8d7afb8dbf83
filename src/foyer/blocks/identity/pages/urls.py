# SPDX-License-Identifier: EUPL-1.2
"""Addresses of signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from foyer.blocks.identity.pages.forms import SignInForm

app_name = "identity"
urlpatterns = [
    path(
        "sign-in",
        LoginView.as_view(
            template_name="identity/sign_in.html",
            authentication_form=SignInForm,
            redirect_authenticated_user=True,
        ),
        name="sign-in",
    ),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
]
