# SPDX-License-Identifier: EUPL-1.2
"""The register of personal data of this installation, read from the annotations of its models."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from foyer.kernel.privacy import Fields, Personal


@dataclass(frozen=True)
class Entry:
    """One field that holds personal data: where, why, how long, and what erasing a person does to it."""

    model: str
    field: str
    personal: Personal


def models() -> list[type[Model]]:
    """Return all models of ours, those of libraries left out."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("foyer."))
    return sorted(ours, key=lambda model: model._meta.label)  # noqa: SLF001 - Django documents _meta


def entries() -> list[Entry]:
    """Return every field with personal data, by model and field."""
    found: list[Entry] = []
    for model in models():
        privacy = getattr(model, "privacy", None)
        if isinstance(privacy, Fields):
            label = model._meta.label  # noqa: SLF001
            found += [Entry(label, field, privacy.personal[field]) for field in sorted(privacy.personal)]
    return found


def faults() -> list[str]:
    """Return a sentence for each field without annotation and each annotation without field."""
    return [fault for model in models() for fault in _faults(model)]


def _faults(model: type[Model]) -> Iterator[str]:
    label = model._meta.label  # noqa: SLF001
    privacy = model.__dict__.get("privacy")
    if not isinstance(privacy, Fields):
        yield f"{label} has no annotation: privacy = Fields(...)"
        return
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}  # noqa: SLF001
    yield from (f"{label}.{name} is not annotated" for name in sorted(fields - privacy.annotated))
    yield from (
        f"{label}.{name} is annotated and does not exist" for name in sorted(privacy.annotated - fields)
    )
    both = privacy.none & privacy.personal.keys()
    yield from (f"{label}.{name} is annotated both ways" for name in sorted(both))
