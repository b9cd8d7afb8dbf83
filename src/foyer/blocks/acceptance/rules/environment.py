# SPDX-License-Identifier: EUPL-1.2
"""The configuration of an acceptance environment, as variables of the environment of its processes."""

import json
from collections.abc import Mapping
from pathlib import Path

from foyer.blocks.acceptance.rules.failing import FAILING_LIST
from foyer.blocks.acceptance.rules.people import GOD
from foyer.blocks.acceptance.rules.places import ENTRY_HOST, HOST, SEARCH_HOST, Places
from foyer.blocks.acceptance.rules.programs import GRANTED, JWT_PROVIDER

PUBLIC_KEY = "issuer-public.pem"
SENDER = "no-reply@uitdatabank.be"
SETTINGS = "foyer.config.acceptance_settings"
LARGEST_IMAGE = 21_000_000
"""In bytes; suites that want to send more than is taken are told of it."""

# Addresses that are only written into documents and letters. Whoever needs others sets them himself.
_PUBLIC = {
    "FOYER_API_HOSTS": (
        f"{ENTRY_HOST}=entry,{SEARCH_HOST}=search,entry.localhost=entry,search.localhost=search"
    ),
    "FOYER_DOWNLOADS_URL": f"http://{ENTRY_HOST}:80/downloads/",
    "FOYER_ENTRY_URL": f"http://{ENTRY_HOST}:80",
    "FOYER_FRONTEND_URL": "http://uitdatabank.local:80",
    "FOYER_IMAGES_URL": "https://images.uitdatabank.dev",
    "FOYER_LINKED_DATA_URL": "http://data.uitdatabank.local:80/",
    "FOYER_TAXONOMY_TERMS_URL": "https://taxonomy-test.uitdatabank.be/terms/",
}
_COMPATIBLE = {
    "FOYER_BARE_JOB_STATES": "yes",
    "FOYER_OPEN_NEWS_ARTICLES": "yes",
    "FOYER_STRICT_COMPATIBILITY": "yes",
    "FOYER_V1_TOKENS": "yes",
}
_CONTENTS = {
    # Suites count letters: those that the compatible platforms do not send would be too many.
    "FOYER_ROLE_MAILS": "no",
    "FOYER_CARD_LABELS": "UITPAS=UiTPAS",
    "FOYER_CURATOR_LABELS": "Acceptance Publisher=curator-acceptance",
    "FOYER_EDUCATION_PLACES": "7ac39b3f-5a56-4d2c-9c79-8b3d6f0f0e11",
    "FOYER_IMAGE_MAX_BYTES": str(LARGEST_IMAGE),
    "FOYER_MAILING_LISTS": f"1,{FAILING_LIST}",
    "FOYER_OWNERSHIPS": "yes",
}


class OtherMail(Exception):
    """Mail is set to leave by another way than the sink."""


def variables(places: Places, folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of an environment, but those that only its records tell.

    `folder` is where its key lies, `given` what is set already: of that only the public addresses count.

    Raises:
        OtherMail: `given` names another way for mail than the sink.
    """
    if given.get("FOYER_MAIL_URL", places.smtp_url) not in {"", places.smtp_url}:
        raise OtherMail(
            "FOYER_MAIL_URL is set: letters of an acceptance environment go into its own sink and nowhere "
            "else. Unset it."
        )
    chosen = {name: given[name] for name in (*_PUBLIC, "FOYER_PUBLIC_URL") if given.get(name)}
    return {
        **_COMPATIBLE,
        **_CONTENTS,
        **_PUBLIC,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "FOYER_CLIENT_PERMISSIONS": json.dumps(GRANTED),
        "FOYER_FETCH_ALLOW": f"{ENTRY_HOST}={HOST}:{places.files}",
        "FOYER_GOD_USERS": GOD.id,
        "FOYER_ID_TOKEN_AUDIENCE": JWT_PROVIDER.id,
        "FOYER_MAIL_FALLBACK": "fallback@publiq.be",
        "FOYER_MAIL_FROM": SENDER,
        "FOYER_MAIL_URL": places.smtp_url,
        "FOYER_OWNERSHIP_MAILS": "yes",
        "FOYER_PUBLIC_URL": f"http://localhost:{places.web}",
        "FOYER_TRUSTED_ISSUERS": f"{places.issuer_url}={folder / PUBLIC_KEY}",
        **chosen,
    }
