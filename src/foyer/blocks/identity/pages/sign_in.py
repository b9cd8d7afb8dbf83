# SPDX-License-Identifier: EUPL-1.2
"""The page on which people sign in."""

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foyer.blocks.identity.pages.forms import SignInForm
from foyer.blocks.identity.services.open_house import is_first_password
from foyer.kernel.http.reach import is_local


class SignIn(LoginView):
    """Leads on to where the visitor wanted to go; with a password that nobody chose, to choosing one."""

    template_name = "identity/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        if is_local() or not is_first_password(form.get_user().email, form.cleaned_data["password"]):
            return answer
        messages.warning(
            self.request, _("Dit is het eerste wachtwoord van deze installatie. Kies er nu zelf een.")
        )
        return HttpResponseRedirect(reverse("identity:password"))
