# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django.db import models

from foyer.blocks.offers.models.record import OF_OFFERS, PERSONAL, Offer, ordered
from foyer.kernel.privacy import Fields


class Place(Offer):
    """Somewhere that events happen.

    The address columns repeat the address in the main language; `name_key`, `locality` and `street` are
    in the form in which they are compared (matching.py). `precision` says for how much of the address the
    point stands: exact (somebody told), address, street, or a rougher one; empty where there is none.
    `duplicate_key` is the identifier by which the contract recognises a place that exists already. `same_as`
    is what the document tells of known duplicates (`duplicateOf`, `duplicatedBy`), while it is being changed.
    """

    same_as: Mapping[str, Any] = MappingProxyType({})

    country = models.CharField(max_length=2, blank=True)
    postal_code = models.CharField(max_length=40, blank=True)
    locality = models.CharField(max_length=255, blank=True)
    street = models.CharField(max_length=400, blank=True)
    name_key = models.CharField(max_length=255, blank=True)
    duplicate_key = models.CharField(max_length=64, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    precision = models.CharField(max_length=12, blank=True)

    privacy = Fields(
        none=(
            *OF_OFFERS, "country", "postal_code", "locality", "street", "name_key", "duplicate_key",
            "latitude", "longitude", "precision",
        ),
        **PERSONAL,
    )  # fmt: skip

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(
                    workflow_status__in=("DRAFT", "READY_FOR_VALIDATION", "APPROVED", "REJECTED", "DELETED")
                ),
                name="place_workflow_status",
            ),
            models.CheckConstraint(
                condition=models.Q(calendar_type__in=("periodic", "permanent")), name="place_calendar_type"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="place_point",
            ),
            ordered("place_ends_after_start"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("creator", "modified"), name="place_of_creator"),
            models.Index(fields=("country", "postal_code"), name="place_by_postal_code"),
            models.Index(fields=("locality",), name="place_by_locality"),
            models.Index(fields=("name_key",), name="place_by_name"),
            models.Index(fields=("latitude", "longitude"), name="place_by_point"),
            models.Index(fields=("duplicate_key",), name="place_by_duplicate_key"),
        ]
