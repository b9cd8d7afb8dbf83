# SPDX-License-Identifier: EUPL-1.2
"""The people of the environment. Suites fix their ids and addresses."""

from dataclasses import dataclass

PASSWORD = "test"  # noqa: S105 - everybody's, and printed: this is no place for secrets
UNKNOWN_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@dataclass(frozen=True)
class Who:
    """A person: the name by which suites call him, and what the directory tells of him."""

    name: str
    id: str
    email: str
    called: str = ""

    @property
    def username(self) -> str:
        """What he is called, in the directory and in letters; most are called by their address."""
        return self.called or self.email


GOD = Who("centraal_beheerder", "edcee0f7-5906-4e92-8551-a7f5d37ba453", "dev+centraal_beheerder@publiq.be")

_DUMMIES = (
    "02566c96-8fd3-4b7e-aa35-cbebe6663b2d",
    "79dd2821-3b89-4dbb-9143-920ff2edfa34",
    "92650bd8-037f-4722-a40e-7e0a0bf39a8e",
    "c9f2a19f-3dd7-401c-ad4d-73db7a9d1748",
    "edf305f8-69b6-4553-914e-9ecedcba418e",
    "67aebd9b-3033-459c-818e-ca684b3a27b3",
)

PEOPLE = (
    GOD,
    Who("invoerder", "d759fd36-fb28-4fe3-8ec6-b4aaf990371d", "dev+udbtestinvoerder@publiq.be"),
    Who("invoerder_1", "f0ecb695-48b9-45d9-8874-b7ab4e9d5bc5", "dev+udbtestinvoerder_1@publiq.be"),
    Who("invoerder_2", "2eaab859-fd3d-425f-9796-80eddaa2b0a6", "dev+udbtestinvoerder_2@publiq.be"),
    Who("invoerder_lgm", "269a8217-57a5-46b1-90e3-e9d2f91d45e5", "dev+invoerder_lgm@publiq.be"),
    Who("invoerder_gbm", "1963c5ab-7e2c-416d-a269-243790019f7d", "dev+invoerder_gbm@publiq.be"),
    Who("invoerder_dfm", "5d1f7a4e-94c3-4b0b-8a36-0a6b1b0d7c52", "dev+invoerder_dfm@publiq.be"),
    # The id of another kind of provider, and a name of his own: letters greet him by it.
    Who("invoerder_ownerships", "auth0|64089494e980aedd96740212", "dev+e2etest@publiq.be", "dev+e2etest"),
    Who("validator_diest", "26808daa-e194-4ca8-ac93-2b69e3c722bd", "dev+validator_diest@publiq.be"),
    Who(
        "validator_scherpenheuvel",
        "b8a1c9de-2f60-4f0e-9d0c-6f3c1f5f7a11",
        "dev+validator_scherpenheuvel@publiq.be",
    ),
    Who("validator_pvb", "3c7f2e05-6d1b-4a7c-8f59-e2b9d4a81c66", "dev+validator_pvb@publiq.be"),
    *(
        Who(f"dummy_{number}", user_id, f"dummyuser{number}@publiq.be")
        for number, user_id in enumerate(_DUMMIES, start=1)
    ),
)


def who(login: str) -> Who | None:
    """Return the person with this name, address (in capitals or not) or id, or None."""
    wanted = login.strip().casefold()
    return next(
        (one for one in PEOPLE if wanted in {one.name.casefold(), one.email.casefold(), one.id.casefold()}),
        None,
    )
