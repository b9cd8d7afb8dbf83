# SPDX-License-Identifier: EUPL-1.2
"""The forms with which a person signs in, and chooses another password."""

from typing import Any

import structlog
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foyer.blocks.identity.services.count_sign_in import count_failure, forget_failures, seconds_to_wait
from foyer.blocks.identity.services.open_house import first_password_ended, is_first_password
from foyer.kernel.http.rate_limits import address_of
from foyer.kernel.outside import is_public

log = structlog.get_logger("foyer.sign-in")


LONGEST = 128
"""Signs of a password; it may be a whole sentence."""

# What Django says of it is formal, and partly in English only.
_WEAK = {
    "password_too_short": _("Dit is te kort: neem minstens %(min_length)s tekens."),
    "password_too_common": _("Dit kiezen veel mensen: het is snel geraden. Neem iets anders."),
    "password_too_similar": _("Dit lijkt te veel op je e-mailadres. Neem iets anders."),
}


def _password(kind: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": kind})


class SignInForm(AuthenticationForm):
    """E-mail address and password; says the same for a wrong password and for an unknown address."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["username"].label = _("E-mailadres")
        self.fields["username"].widget.attrs.update(autocomplete="username", inputmode="email")
        self.fields["password"].label = _("Wachtwoord")

    def clean(self) -> dict[str, Any]:
        """Check the pair, unless too many wrong ones came just before."""
        email = self.cleaned_data.get("username")
        password = self.cleaned_data.get("password")
        if not email or not password:
            return self.cleaned_data
        network = network_of(self.request)
        _require_no_wait(email, network)
        self.user_cache = authenticate(self.request, username=email.strip().lower(), password=password)
        if self.user_cache is None:
            count_failure(email, network)
            log.warning("sign-in refused", why="wrong address or password")
            raise ValidationError(
                _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer opnieuw."),
                code="invalid_login",
            )
        forget_failures(email)
        if is_first_password(email.strip().lower(), password) and first_password_ended(
            self.user_cache.joined
        ):
            log.warning("sign-in refused", why="the first password has ended")
            raise ValidationError(
                _("Dit eerste wachtwoord geldt niet meer. Op de server zet foyer changepassword een nieuw."),
                code="ended",
            )
        log.info("signed in", user=self.user_cache.public_id)
        return self.cleaned_data


class PasswordForm(forms.Form):
    """The password of now and twice the one to come. Whoever guesses the first waits as at the sign-in."""

    current = forms.CharField(label=_("Huidig wachtwoord"), strip=False, widget=_password("current-password"))
    new = forms.CharField(
        label=_("Nieuw wachtwoord"), strip=False, widget=_password("new-password"), max_length=LONGEST
    )
    again = forms.CharField(
        label=_("Nieuw wachtwoord, nog eens"),
        strip=False,
        widget=_password("new-password"),
        max_length=LONGEST,
    )

    def __init__(self, user: Any, network: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.user, self.network = user, network
        shortest = [getattr(each, "min_length", 0) for each in get_default_password_validators()]
        self.fields["new"].help_text = _(
            "Minstens %(least)s tekens. Een hele zin is goed; je e-mailadres of wat veel mensen kiezen niet."
        ) % {"least": max(shortest)}

    def clean_current(self) -> str:
        """Check that it is the person who signed in, and not who found the screen open."""
        current: str = self.cleaned_data["current"]
        _require_no_wait(self.user.email, self.network)
        if not self.user.check_password(current):
            count_failure(self.user.email, self.network)
            log.warning("change of password refused", why="wrong password", user=self.user.public_id)
            raise ValidationError(_("Dit is niet je huidige wachtwoord."), code="wrong")
        forget_failures(self.user.email)
        return current

    def clean_new(self) -> str:
        """Judge the new one: long enough, not in the lists of the usual ones, not the address."""
        new: str = self.cleaned_data["new"]
        try:
            validate_password(new, self.user)
        except ValidationError as refused:
            raise ValidationError(
                [
                    ValidationError(_WEAK.get(one.code or "", one.message), one.code, one.params)
                    for one in refused.error_list
                ]
            ) from refused
        return new

    def clean(self) -> dict[str, Any]:
        """Compare the two, and with the one of now."""
        given = self.cleaned_data
        if "new" in given and given["new"] != given.get("again", given["new"]):
            self.add_error("again", _("De twee nieuwe wachtwoorden zijn niet gelijk."))
        elif "new" in given and given["new"] == given.get("current"):
            self.add_error("new", _("Dit is je huidige wachtwoord. Kies een ander."))
        return given


def _require_no_wait(email: str, network: str) -> None:
    """Refuse a try that comes too soon after wrong ones.

    Raises:
        ValidationError: so many seconds are to be waited.
    """
    if wait := seconds_to_wait(email, network):
        log.warning("sign-in refused", why="too many tries", seconds=wait)
        raise ValidationError(
            _("Dat was een paar keer fout. Wacht %(seconds)s seconden en probeer dan opnieuw."),
            code="wait",
            params={"seconds": wait},
        )


def network_of(request: HttpRequest | None) -> str:
    """Return where a try comes from; nothing where that may be a proxy that everybody comes through."""
    if request is None:
        return ""
    address = address_of(request.META, settings.FOYER_PROXIES)
    try:
        return address if settings.FOYER_PROXIES or is_public(address) else ""
    except ValueError:
        return ""
