# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.offers.public import EDIT, MANAGE_LABELS, MANAGE_USERS, MODERATE_OFFER, PRODUCE
from foyer.blocks.roles.configured import check_configuration
from foyer.blocks.roles.constraints import compiled
from foyer.blocks.roles.rules.catalogue import SENTENCE_OF, in_order


def test_a_configuration_that_would_grant_nothing_is_told(settings):
    granted = {"permissions": ["AANBOD_BEWERKEN", "Aanbod bewerken"], "constraint": "regions:(", "labels": []}
    settings.FOYER_CLIENT_PERMISSIONS = {"a@clients": granted}
    assert [error.msg for error in check_configuration()] == [
        "FOYER_CLIENT_PERMISSIONS, a@clients: Aanbod bewerken is no permission",
        "FOYER_CLIENT_PERMISSIONS, a@clients: the constraint cannot be read: regions:(",
    ]
    settings.FOYER_CLIENT_PERMISSIONS = {
        "a@clients": {**granted, "permissions": [], "constraint": "regions:a"}
    }
    assert check_configuration() == []


def test_rights_of_offers_are_permissions():
    rights = (*EDIT.values(), MODERATE_OFFER, MANAGE_USERS, MANAGE_LABELS, PRODUCE)
    assert {right.name for right in rights} <= set(SENTENCE_OF.values())


def test_what_is_no_permission_is_left_out():
    assert in_order(["PRODUCTIES_AANMAKEN", "AANBOD_BEWERKEN", "MEDIA_UPLOADEN", "AANBOD_BEWERKEN"]) == [
        "AANBOD_BEWERKEN",
        "PRODUCTIES_AANMAKEN",
    ]


def test_a_constraint_is_read_once():
    assert compiled("regions:nis-24020") is compiled("regions:nis-24020")
    assert compiled(" ") is None
