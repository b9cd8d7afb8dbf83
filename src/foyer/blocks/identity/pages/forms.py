# SPDX-License-Identifier: EUPL-1.2
"""The form with which a person signs in."""

from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foyer.blocks.identity.services.count_sign_in import count_failure, forget_failures, seconds_to_wait
from foyer.kernel.http.rate_limits import address_of
from foyer.kernel.outside import is_public

log = structlog.get_logger("foyer.sign-in")


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
        network = _network(self.request)
        if wait := seconds_to_wait(email, network):
            log.warning("sign-in refused", why="too many tries", seconds=wait)
            raise ValidationError(
                _("Dat was een paar keer fout. Wacht %(seconds)s seconden en probeer dan opnieuw."),
                code="wait",
                params={"seconds": wait},
            )
        self.user_cache = authenticate(self.request, username=email.strip().lower(), password=password)
        if self.user_cache is None:
            count_failure(email, network)
            log.warning("sign-in refused", why="wrong address or password")
            raise ValidationError(
                _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer opnieuw."),
                code="invalid_login",
            )
        forget_failures(email)
        log.info("signed in", user=self.user_cache.public_id)
        return self.cleaned_data


def _network(request: HttpRequest | None) -> str:
    """Return where a try comes from; nothing where that may be a proxy that everybody comes through."""
    if request is None:
        return ""
    address = address_of(request.META, settings.FOYER_PROXIES)
    try:
        return address if settings.FOYER_PROXIES or is_public(address) else ""
    except ValueError:
        return ""
