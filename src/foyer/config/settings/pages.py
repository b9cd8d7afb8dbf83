# SPDX-License-Identifier: EUPL-1.2
"""Templates, static files, languages and time zone of the pages."""

from foyer.config.settings.environment import HOME, text

__all__ = [
    "FOYER_TILES_ATTRIBUTION",
    "FOYER_TILES_URL",
    "LANGUAGES",
    "LANGUAGE_CODE",
    "LOCALE_PATHS",
    "STATICFILES_FINDERS",
    "STATIC_ROOT",
    "STATIC_URL",
    "STORAGES",
    "TEMPLATES",
    "TIME_ZONE",
    "USE_I18N",
    "USE_TZ",
    "WHITENOISE_KEEP_ONLY_HASHED_FILES",
    "WHITENOISE_MAX_AGE",
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("de", "Deutsch"), ("en", "English")]
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True
# Compiled from the locale folders of all blocks when the platform starts.
LOCALE_PATHS = [HOME / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_FINDERS = ["foyer.blocks.agenda.assets.storage.BuiltFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "foyer.blocks.agenda.assets.storage.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MAX_AGE = 3600

# Maps draw our own outlines. A tile server (https://.../{z}/{x}/{y}.png) is asked only where one is named.
FOYER_TILES_URL = text("FOYER_TILES_URL")
FOYER_TILES_ATTRIBUTION = text("FOYER_TILES_ATTRIBUTION")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foyer.blocks.agenda.pages.context.site",
            ],
        },
    },
]
