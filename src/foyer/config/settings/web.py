# SPDX-License-Identifier: EUPL-1.2
"""The way of a request: hosts, secrets, the middleware chains and security headers."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from foyer.config.settings.environment import HOME, flag, text, words
from foyer.config.settings.platform import FOYER_PUBLIC_URL

__all__ = [
    "ALLOWED_HOSTS",
    "APPEND_SLASH",
    "CSRF_COOKIE_SECURE",
    "CSRF_FAILURE_VIEW",
    "CSRF_TRUSTED_ORIGINS",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DEBUG",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_SECURE",
    "WSGI_APPLICATION",
    "X_FRAME_OPTIONS",
]


def secret_key() -> str:
    """Return the secret of this installation; made and kept (mode 600) where none is given."""
    if given := text("FOYER_SECRET_KEY"):
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        # Linked when it is whole: of two processes that start at once both read the same secret.
        handle, made = tempfile.mkstemp(dir=HOME, prefix="secret-key-")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(made, kept)
        Path(made).unlink()
    return kept.read_text(encoding="ascii").strip()


SECRET_KEY = secret_key()
# Secrets of before, for a while: what they signed still opens, nothing is signed with them.
SECRET_KEY_FALLBACKS = words("FOYER_SECRET_KEY_FALLBACKS")
DEBUG = flag("FOYER_DEBUG")
# The address that people use is trusted, also where a proxy speaks plainly to us behind it.
_public = urlsplit(FOYER_PUBLIC_URL)
ALLOWED_HOSTS = [*words("FOYER_HOSTS", "localhost,127.0.0.1,[::1],testserver"), _public.hostname or ""]
CSRF_FAILURE_VIEW = "foyer.blocks.agenda.pages.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"{_public.scheme}://{_public.netloc}", *words("FOYER_TRUSTED_ORIGINS")]
ROOT_URLCONF = "foyer.config.urls"
WSGI_APPLICATION = "foyer.config.wsgi.application"
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = FOYER_PUBLIC_URL.startswith("https://")
X_FRAME_OPTIONS = "DENY"

# Pages go through this chain; addresses below /api leave it at the first step, files of images at the second.
MIDDLEWARE = [
    "foyer.kernel.http.dispatch.ApiDispatch",
    "foyer.blocks.media.pages.files.ImageFiles",
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
