# SPDX-License-Identifier: EUPL-1.2
"""What an environment tells of itself: addresses, people, programs, keys, secrets and folders."""

from typing import Any

from foyer.blocks.acceptance.environment import Environment
from foyer.blocks.acceptance.rules.failing import FAILING_DAY, FAILING_LIST, FAILING_ORGANIZER
from foyer.blocks.acceptance.rules.people import PASSWORD, PEOPLE, UNKNOWN_ID
from foyer.blocks.acceptance.rules.programs import CLIENTS, UNKNOWN_CLIENT, UNKNOWN_KEY


def document(environment: Environment) -> dict[str, Any]:
    """Return all that a suite must be told, for a JSON document. It holds secrets.

    Raises:
        ValueError: the environment was not seeded.
    """
    facts = environment.facts
    if facts is None:
        raise ValueError("an environment that was not seeded has nothing to tell")
    return {
        "addresses": _addresses(environment),
        "users": {
            one.name: {"id": one.id, "email": one.email, "username": one.username, "password": PASSWORD}
            for one in PEOPLE
        },
        "clients": {
            one.name: {"id": one.id, "secret": facts.secrets[one.id], "apis": list(one.apis)}
            for one in CLIENTS
        },
        "keys": {**facts.keys, "nonExisting": UNKNOWN_KEY},
        "unknown": {"user": UNKNOWN_ID, "client": UNKNOWN_CLIENT, "key": "invalid-api-key"},
        "failing": {
            "mailingList": FAILING_LIST,
            "holidaysFrom": FAILING_DAY.isoformat(),
            "organizer": FAILING_ORGANIZER,
        },
        "folders": {
            "home": str(environment.home),
            "secrets": str(environment.folder),
            "exports": str(environment.home / "downloads"),
            "logs": str(environment.home / "logs"),
        },
        "settings": dict(sorted(environment.variables.items())),
    }


def _addresses(environment: Environment) -> dict[str, str]:
    places, given = environment.places, environment.variables
    here = f"http://localhost:{places.web}"
    return {
        "entry": f"{here}/api/entry",
        "search": f"{here}/api/search",
        "hosts": given["FOYER_API_HOSTS"],
        "account": places.account_url,
        "token": f"{places.account_url}/oauth/token",
        "issuer": places.issuer_url,
        "mail": places.mail_url,
        "smtp": places.smtp_url,
        "files": f"http://localhost:{places.files}/testfiles/",
        "ids": given["FOYER_ENTRY_URL"],
        "downloads": given["FOYER_DOWNLOADS_URL"],
    }


def told(environment: Environment) -> str:
    """Return the same for people to read, without the settings."""
    shown = document(environment)
    parts = [
        ("Addresses", shown["addresses"]),
        ("Folders", shown["folders"]),
        (
            f"Users (the password of each is {PASSWORD})",
            {name: f"{one['email']}  {one['id']}" for name, one in shown["users"].items()},
        ),
        (
            "Clients",
            {name: f"{one['id']}  secret {one['secret']}" for name, one in shown["clients"].items()},
        ),
        ("API keys", shown["keys"]),
    ]
    return "\n\n".join(_block(title, values) for title, values in parts)


def _block(title: str, values: dict[str, str]) -> str:
    width = max(map(len, values))
    return "\n".join([f"{title}:", *(f"  {name:<{width}}  {value}" for name, value in values.items())])
