# SPDX-License-Identifier: EUPL-1.2
"""What roles and configuration grant: the answers to the port of offers."""

from collections.abc import Iterable, Mapping, Sequence

from foyer.blocks.roles.configured import configured
from foyer.blocks.roles.constraints import covered
from foyer.blocks.roles.models import RoleLabel
from foyer.blocks.roles.queries import Held, held
from foyer.blocks.roles.rules.catalogue import KEY_OF, SENTENCE_OF
from foyer.kernel.actors import Actor


class RoleGrants:
    """Answers by the id of the caller alone; whoever has no id is granted nothing."""

    def everywhere(self, actor: Actor) -> frozenset[str]:
        """Return the sentences of all permissions that the caller holds. One query."""
        return frozenset(SENTENCE_OF[key] for key in permissions(actor.user_id) if key in SENTENCE_OF)

    def covering(self, right: str, actor: Actor, kind_ids: Sequence[tuple[str, str]]) -> frozenset[str]:
        """Return the ids of those items that some constraint covers with which the caller holds a permission.

        One query where nothing is held, a fixed number more where something is.
        """
        key = KEY_OF.get(right)
        texts = constraints(actor.user_id, key) if key else []
        if not texts:
            return frozenset()
        found: set[str] = set()
        for kind in {kind for kind, _ in kind_ids}:
            found |= covered(texts, kind, [public_id for of, public_id in kind_ids if of == kind])
        return frozenset(found)

    def labels(self, actor: Actor, private: Mapping[str, str]) -> frozenset[str]:
        """Return the ids of those private labels that a role or the configuration gives. One query."""
        if not actor.user_id or not private:
            return frozenset()
        linked = RoleLabel.objects.filter(label_id__in=private, role__members__user_id=actor.user_id)
        own = configured(actor.user_id)
        named = {name.strip().casefold() for name in own["labels"]} if own else set()
        return frozenset(linked.values_list("label_id", flat=True)) | {
            label_id for label_id, name_key in private.items() if name_key in named
        }


def permissions(user_id: str | None) -> set[str]:
    """Return the keys that somebody holds, with or without constraint.

    What is configured for a program replaces what its roles hold.
    """
    if not user_id:
        return set()
    own = configured(user_id)
    if own is not None:
        return set(own["permissions"])
    return {key for role in held(user_id) for key in role.permissions}


def constraints(user_id: str | None, key: str) -> list[str]:
    """Return the constraints with which somebody holds a permission, each once.

    Where the configuration of a program has the permission, its constraint counts, else those of roles.
    """
    if not user_id:
        return []
    own = configured(user_id)
    roles: Iterable[Held] = (
        [Held(own["permissions"], own["constraint"])] if own and key in own["permissions"] else held(user_id)
    )
    found = (role.constraint for role in roles if key in role.permissions)
    return list(dict.fromkeys(text for text in found if text))
