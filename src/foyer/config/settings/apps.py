# SPDX-License-Identifier: EUPL-1.2
"""Which parts make up this installation."""

__all__ = ["AUTH_USER_MODEL", "INSTALLED_APPS"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "foyer.kernel",
    "foyer.blocks.identity",
    "foyer.blocks.query",
    "foyer.blocks.geo",
    "foyer.blocks.taxonomy",
    "foyer.blocks.jobs",
    "foyer.blocks.holidays",
    "foyer.blocks.media",
    "foyer.blocks.mail",
    "foyer.blocks.offers",
    "foyer.blocks.roles",
    "foyer.blocks.productions",
    "foyer.blocks.editorial",
    "foyer.blocks.ownership",
    "foyer.blocks.associations",
    "foyer.blocks.search",
    "foyer.blocks.exports",
    "foyer.blocks.schools",
    "foyer.blocks.outreach",
    "foyer.blocks.card",
    "foyer.blocks.imports",
    "foyer.blocks.samples",
    "foyer.blocks.acceptance",
    "foyer.blocks.entry",
    "foyer.blocks.agenda",
    "foyer.blocks.operations",
]

AUTH_USER_MODEL = "identity.User"
