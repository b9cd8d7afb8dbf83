# SPDX-License-Identifier: EUPL-1.2
"""Seed an acceptance environment: people, programs, labels, roles, and the one known address.

Safe to repeat: what is there stays as it is, whatever a suite made of it.
"""

import secrets
from pathlib import Path

from foyer.blocks.acceptance.facts import Facts
from foyer.blocks.acceptance.keys import make_key
from foyer.blocks.acceptance.rules.contents import ADDRESSES, LABELS, ROLE_PERMISSIONS, ROLES
from foyer.blocks.acceptance.rules.people import PEOPLE, who
from foyer.blocks.acceptance.rules.programs import CLIENTS, KEYS
from foyer.blocks.acceptance.services.strangers import refuse_others
from foyer.blocks.geo.public import AddressParts, Learned, learn_addresses
from foyer.blocks.identity.public import Person, api_key, issue_api_key, list_users
from foyer.blocks.offers.public import create_label
from foyer.blocks.roles.public import add_member, ensure_role, link_label
from foyer.kernel.actors import SYSTEM
from foyer.kernel.outbox import Lane

SOURCE = "acceptance"


def seed(folder: Path) -> None:
    """Make what an environment needs, or what is missing of it.

    `folder` is where its keys and secrets are kept.

    Raises:
        OtherData: the installation holds data that no environment made.
    """
    refuse_others(folder)
    make_key(folder)
    _programs(folder)
    list_users(SYSTEM, [Person(one.id, one.email, one.username) for one in PEOPLE])
    labels = {
        one.name: create_label(SYSTEM, one.name, visible=one.visible, private=one.private) for one in LABELS
    }
    for role in ROLES:
        role_id = ensure_role(role.name, role.constraint, ROLE_PERMISSIONS, role.key)
        if (member := who(role.member)) is not None:
            add_member(role_id, member.id)
        if role.label:
            link_label(SYSTEM, role_id, labels[role.label])
    learn_addresses(SYSTEM, SOURCE, _located(), lane=Lane.OWN)


def _programs(folder: Path) -> None:
    """Make clients and keys, the first time."""
    known = Facts.read(folder)
    if known is not None and all(api_key(key) for key in known.keys.values()):
        return
    for client in CLIENTS:
        issue_api_key(
            SYSTEM,
            client.title,
            apis=client.apis,
            client_id=client.id,
            default_query=client.query,
            sees_children_only=client.sees_children_only,
        )
    made = {
        key.name: issue_api_key(
            SYSTEM, key.name, apis=key.apis, client_id=key.client_id, default_query=key.query
        )
        for key in KEYS
    }
    ids = {name: facts.id for name, key in made.items() if (facts := api_key(key)) is not None}
    Facts(made, ids, {client.id: secrets.token_urlsafe(24) for client in CLIENTS}).keep(folder)


def _located() -> list[Learned]:
    return [
        Learned(AddressParts("BE", one.postal_code, one.locality, one.street), one.latitude, one.longitude)
        for one in ADDRESSES
    ]
