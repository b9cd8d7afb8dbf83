# SPDX-License-Identifier: EUPL-1.2
"""The way of a request: hosts, secrets, the middleware chains and security headers."""

import os
import secrets

from foyer.config.settings.environment import HOME, flag, text, words

__all__ = [
    "ALLOWED_HOSTS",
    "APPEND_SLASH",
    "CSRF_TRUSTED_ORIGINS",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DEBUG",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "SECRET_KEY",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "WSGI_APPLICATION",
    "X_FRAME_OPTIONS",
]


def secret_key() -> str:
    """Return the secret of this installation; made and kept (mode 600) where none is given."""
    if given := text("FOYER_SECRET_KEY"):
        return given
    kept = HOME / "secret-key"
    try:
        return kept.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        HOME.mkdir(parents=True, exist_ok=True)
        made = secrets.token_urlsafe(48)
        try:
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return kept.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(made)
        return made


SECRET_KEY = secret_key()
DEBUG = flag("FOYER_DEBUG")
ALLOWED_HOSTS = words("FOYER_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = words("FOYER_TRUSTED_ORIGINS")
ROOT_URLCONF = "foyer.config.urls"
WSGI_APPLICATION = "foyer.config.wsgi.application"
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

# Pages go through this chain; addresses below /api leave it at the first step.
MIDDLEWARE = [
    "foyer.kernel.http.dispatch.ApiDispatch",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "foyer.blocks.agenda.pages.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
