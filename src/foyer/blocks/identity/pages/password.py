# SPDX-License-Identifier: EUPL-1.2
"""The page on which somebody who is signed in chooses another password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from foyer.blocks.identity.pages.forms import PasswordForm, network_of
from foyer.blocks.identity.services.change_password import change_password
from foyer.kernel.http.sessions import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Show the form, or take it. This session goes on, all others of the account end."""
    user: Any = request.user
    form = PasswordForm(user, network_of(request), request.POST or None)
    if form.is_valid():
        change_password(actor_of(request), user.public_id, form.cleaned_data["new"])
        user.refresh_from_db()
        update_session_auth_hash(request, user)
        messages.success(request, _("Je wachtwoord is veranderd. Op andere toestellen ben je afgemeld."))
        return redirect("identity:password")
    return render(request, "identity/password.html", {"form": form})
