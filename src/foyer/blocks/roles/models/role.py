# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal


class Role(models.Model):
    """What its members may do: permissions, and the query that items must match for it.

    `name_key` is the name in the form that is searched. `key` marks a role that another block made and will
    look for again; those that people made have none.
    """

    public_id = models.CharField(max_length=36, unique=True)
    name = models.TextField()
    name_key = models.TextField()
    constraint = models.TextField(blank=True)
    permissions = models.JSONField(default=list)
    key = models.CharField(max_length=255, null=True, unique=True)
    created = models.DateTimeField()

    privacy = Fields(
        none=("id", "public_id", "name", "name_key", "constraint", "permissions", "key", "created")
    )

    def __str__(self) -> str:
        return self.name


class RoleMember(models.Model):
    """A person or program in a role, by the id that tokens name; the person need not be known here."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="members")
    user_id = models.CharField(max_length=255, db_index=True)

    privacy = Fields(
        none=("id", "role"),
        user_id=Personal("to know what a person may do", "as long as the person is in the role"),
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("role", "user_id"), name="role_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.role_id}"


class RoleLabel(models.Model):
    """A label that the members of a role may use though it is private; `label_id` is its public id."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="labels")
    label_id = models.CharField(max_length=255, db_index=True)

    privacy = Fields(none=("id", "role", "label_id"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("role", "label_id"), name="role_label_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label_id} of {self.role_id}"
