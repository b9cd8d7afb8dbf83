# SPDX-License-Identifier: EUPL-1.2
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from foyer.kernel import clock, ids
from foyer.kernel.privacy import Fields, Personal


class UserManager(BaseUserManager["User"]):
    """Makes users; e-mail addresses are compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":
        """Make and keep a user."""
        user = self.model(email=email.strip().lower(), joined=clock.now(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> "User":
        """Make and keep a user who runs this installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account here. `public_id` is what other blocks and APIs know."""

    public_id = models.CharField(max_length=255, unique=True, default=ids.new)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    _ACCOUNT = "to recognise the holder of an account"
    privacy = Fields(
        none=("id", "public_id", "is_staff", "is_active", "is_superuser", "groups", "user_permissions"),
        password=Personal(_ACCOUNT, "as long as the account"),
        last_login=Personal("to find accounts that nobody uses", "as long as the account"),
        email=Personal(_ACCOUNT, "as long as the account"),
        name=Personal("to address the holder of an account", "as long as the account"),
        joined=Personal("to find accounts that nobody uses", "as long as the account"),
    )

    def __str__(self) -> str:
        return self.public_id
