# SPDX-License-Identifier: EUPL-1.2
"""Where the parts of an environment answer, and the public addresses that suites fix."""

from dataclasses import dataclass

HOST = "127.0.0.1"
REALM = "uitid"

ENTRY_HOST = "io.uitdatabank.local"
SEARCH_HOST = "search.uitdatabank.local"


@dataclass(frozen=True)
class Places:
    """Ports of this machine: of the web process, and the four after it."""

    web: int

    @property
    def issuer(self) -> int:
        return self.web + 1

    @property
    def smtp(self) -> int:
        return self.web + 2

    @property
    def mail(self) -> int:
        return self.web + 3

    @property
    def files(self) -> int:
        return self.web + 4

    @property
    def all(self) -> tuple[int, ...]:
        """Every port that must be free."""
        return (self.web, self.issuer, self.smtp, self.mail, self.files)

    @property
    def account_url(self) -> str:
        """The address of the issuer."""
        return f"http://localhost:{self.issuer}"

    @property
    def issuer_url(self) -> str:
        """What tokens name as their issuer."""
        return f"{self.account_url}/realms/{REALM}"

    @property
    def mail_url(self) -> str:
        """The address of the sink, for reading what came."""
        return f"http://localhost:{self.mail}"

    @property
    def smtp_url(self) -> str:
        """The address of the sink, for sending."""
        return f"smtp://{HOST}:{self.smtp}"
