# SPDX-License-Identifier: EUPL-1.2
"""Telling an acceptance environment from an installation that holds other data."""

from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from foyer.blocks.acceptance.facts import Facts
from foyer.blocks.identity.public import api_key


class OtherData(Exception):
    """The installation holds data that no acceptance environment made; the text says which."""


def refuse_others(folder: Path) -> None:
    """Let only an installation pass that is empty, or was seeded as an acceptance environment before.

    `folder` is where the secrets of the environment lie. Accounts of people are never part of one: where
    somebody has an account, somebody else uses the installation.

    Raises:
        OtherData: it is neither.
    """
    tables = set(connection.introspection.table_names())
    users = get_user_model()
    if users._meta.db_table in tables and users._default_manager.exists():  # noqa: SLF001
        raise OtherData("somebody has an account in it")
    facts = Facts.read(folder)
    if facts is not None and "identity_apikey" in tables:
        key = api_key(next(iter(facts.keys.values())))
        if key is not None and key.id in facts.key_ids.values():
            return
    if found := sorted(set(_filled(tables))):
        raise OtherData(f"there is data of {', '.join(found)}")


def _filled(tables: set[str]) -> list[str]:
    """Return the names of the blocks of which any table has a row."""
    blocks = [config for config in apps.get_app_configs() if config.name.startswith("foyer.blocks.")]
    return [
        config.label
        for config in blocks
        for model in config.get_models()
        if model._meta.db_table in tables and model._default_manager.exists()  # noqa: SLF001
    ]
