# SPDX-License-Identifier: EUPL-1.2
"""An environment as a whole: where it answers, what opens it, and how its processes are configured."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foyer.blocks.acceptance.facts import Facts
from foyer.blocks.acceptance.rules.environment import variables
from foyer.blocks.acceptance.rules.places import HOST, Places
from foyer.blocks.acceptance.rules.programs import AUTO_APPROVED

FOLDER = "acceptance"
"""Where keys and secrets of an environment lie, below the home of the installation."""


@dataclass(frozen=True)
class Environment:
    """An environment: its ports, its home, and its variables. Facts are there once it is seeded."""

    places: Places
    home: Path
    variables: Mapping[str, str]
    facts: Facts | None = None

    @property
    def folder(self) -> Path:
        """Where keys and secrets lie."""
        return self.home / FOLDER

    def seeded(self) -> "Environment":
        """Return the environment with what was kept when it was seeded.

        Raises:
            ValueError: it was not.
        """
        facts = Facts.read(self.folder)
        if facts is None:
            raise ValueError(f"nothing was seeded: there is nothing in {self.folder}")
        trusted = {"FOYER_AUTO_APPROVE": facts.key_ids[AUTO_APPROVED]}
        return Environment(self.places, self.home, {**self.variables, **trusted}, facts)

    @property
    def companions(self) -> dict[str, list[str]]:
        """The modules that run beside the web process and the worker, by name, with their arguments."""
        web = ["--web", str(self.places.web)]
        start = "foyer.blocks.acceptance.companions"
        return {
            "issuer": [f"{start}.issuer", *web, "--folder", str(self.folder)],
            "sink": [f"{start}.sink", *web],
            "files": [f"{start}.files", *web],
        }

    @property
    def signs_of_life(self) -> tuple[str, ...]:
        """Addresses that answer when all of it runs, with an index that can be searched."""
        host = f"http://{HOST}"
        return (
            f"{self.places.account_url}/.well-known/jwks.json",
            f"{self.places.mail_url}/readyz",
            f"{host}:{self.places.files}/testfiles/publiq.png",
            f"{host}:{self.places.web}/ready",
        )


def prepared(port: int, home: Path, given: Mapping[str, str]) -> Environment:
    """Return the environment at a port of this machine and the four after it, not yet seeded.

    `given` are the variables that are set already.

    Raises:
        OtherMail: they let mail leave.
    """
    places = Places(port)
    return Environment(places, home, variables(places, home / FOLDER, given))
