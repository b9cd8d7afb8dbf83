# SPDX-License-Identifier: EUPL-1.2
"""Every row of what an acceptance environment offers, asked of one that runs."""

import time
from typing import Any
from uuid import uuid4

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from acceptance.bodies import DIEST, ZICHEM, event, organizer, place
from acceptance.world import HOST, IDS, unique, wait_for

pytestmark = [pytest.mark.faults, pytest.mark.slow]

PUBLIQ = "https://publiq.be/"
GOD = "centraal_beheerder"
TEST_CLIENT = "pjeOqgEYI0Y4gmr8DWMpUrpTMXrvjgpc"


def bearer(token: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **more}


def detail(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["detail"]


# Public addresses, and who serves what


def test_documents_carry_the_public_addresses(world):
    made = world.entry("POST", "/places", place()).json()
    assert made["url"] == f"{IDS}/places/{made['id']}"
    shown = world.entry("GET", f"/places/{made['id']}", by=None).json()
    assert shown["@id"] == made["url"]


@pytest.mark.parametrize("bound", [HOST, f"{HOST}:80", "entry.localhost"])
def test_the_entry_host_has_the_api_at_its_root_and_rewrites_paths_there(world, bound):
    place_id = world.made("/places", place())
    root = f"http://localhost:{world.port}"
    for address in (f"{root}/place/{place_id}", f"{root}/places/{place_id}/calsum"):
        answer = world.http.get(address, headers={"Host": bound})
        assert answer.status_code == 200, answer.text
    below = world.http.get(f"{root}/api/entry/place/{place_id}/calsum")
    assert (below.status_code, below.text) == (200, answer.text)


@pytest.mark.parametrize("bound", ["search.uitdatabank.local", "search.localhost"])
@pytest.mark.parametrize("collection", ["events", "places", "organizers", "offers"])
def test_the_search_host_has_the_api_at_its_root(world, bound, collection):
    headers = {"Host": bound, "X-Api-Key": world.told["keys"]["uitdatabank"]}
    answer = world.http.get(f"http://localhost:{world.port}/{collection}", headers=headers)
    assert (answer.status_code, answer.json()["@type"]) == (200, "PagedCollection")


@pytest.mark.parametrize("collection", ["events", "places", "organizers", "offers"])
def test_the_entry_api_serves_the_same_searches_without_a_token(world, collection):
    answer = world.entry("GET", f"/{collection}/", by=None, params={"disableDefaultFilters": "true"})
    assert (answer.status_code, answer.json()["@type"]) == (200, "PagedCollection")


def test_the_server_fetches_the_test_files_and_no_other(world):
    def fetched(name: str) -> Any:
        body = {
            "contentUrl": f"http://{HOST}/testfiles/{name}",
            "description": "Een beeld",
            "copyrightHolder": "publiq vzw",
            "inLanguage": "nl",
        }
        return world.entry("POST", "/images", body)

    pictures = {"publiq.png": "png", "publiq": "png", "publiq.jpeg": "jpeg", "publiq.gif": "gif"}
    for name, extension in pictures.items():
        answer = fetched(name)
        assert answer.status_code == 201, answer.text
        shown = world.entry("GET", f"/images/{answer.json()['imageId']}", by=None).json()
        address = f"https://images.uitdatabank.dev/{answer.json()['imageId']}.{extension}"
        assert (shown["contentUrl"], shown["thumbnailUrl"]) == (address, address)
    assert detail(fetched("thisDoesNotExist.png")) == (400, "The file could not be downloaded correctly.")
    refused = fetched("textfile")
    assert refused.json()["type"].endswith("/body/file-invalid-type")
    assert fetched("empty.png").json()["detail"] == "The size of the uploaded image must not be 0 bytes."
    most = world.told["settings"]["FOYER_IMAGE_MAX_BYTES"]
    told = f"File size (bytes): {int(most) + 1} Max size (bytes):{most}"
    assert fetched("tooLarge.png").json()["detail"].endswith(told)
    direct = world.told["addresses"]["files"]
    assert world.http.get(f"{direct}thisDoesNotExist.png").status_code == 404
    assert world.http.get(f"{direct}textfile").headers["Content-Type"] == "text/plain"


def test_other_addresses_inside_stay_closed(world):
    body = {
        "contentUrl": world.told["addresses"]["files"] + "publiq.png",
        "description": "Een beeld",
        "copyrightHolder": "publiq vzw",
        "inLanguage": "nl",
    }
    answer = world.entry("POST", "/images", body)
    assert detail(answer) == (400, "The file could not be downloaded correctly.")


# Users

FIXED = {
    GOD: ("edcee0f7-5906-4e92-8551-a7f5d37ba453", None),
    "invoerder": ("d759fd36-fb28-4fe3-8ec6-b4aaf990371d", "dev+udbtestinvoerder@publiq.be"),
    "invoerder_1": ("f0ecb695-48b9-45d9-8874-b7ab4e9d5bc5", "dev+udbtestinvoerder_1@publiq.be"),
    "invoerder_2": ("2eaab859-fd3d-425f-9796-80eddaa2b0a6", "dev+udbtestinvoerder_2@publiq.be"),
    "invoerder_lgm": ("269a8217-57a5-46b1-90e3-e9d2f91d45e5", "dev+invoerder_lgm@publiq.be"),
    "invoerder_gbm": ("1963c5ab-7e2c-416d-a269-243790019f7d", None),
    "invoerder_dfm": (None, "dev+invoerder_dfm@publiq.be"),
    "invoerder_ownerships": ("auth0|64089494e980aedd96740212", "dev+e2etest@publiq.be"),
    "validator_diest": ("26808daa-e194-4ca8-ac93-2b69e3c722bd", "dev+validator_diest@publiq.be"),
    "validator_scherpenheuvel": (None, "dev+validator_scherpenheuvel@publiq.be"),
    "validator_pvb": (None, "dev+validator_pvb@publiq.be"),
    "dummy_1": ("02566c96-8fd3-4b7e-aa35-cbebe6663b2d", "dummyuser1@publiq.be"),
    "dummy_2": ("79dd2821-3b89-4dbb-9143-920ff2edfa34", "dummyuser2@publiq.be"),
    "dummy_3": ("92650bd8-037f-4722-a40e-7e0a0bf39a8e", "dummyuser3@publiq.be"),
    "dummy_4": ("c9f2a19f-3dd7-401c-ad4d-73db7a9d1748", "dummyuser4@publiq.be"),
    "dummy_5": ("edf305f8-69b6-4553-914e-9ecedcba418e", "dummyuser5@publiq.be"),
    "dummy_6": ("67aebd9b-3033-459c-818e-ca684b3a27b3", "dummyuser6@publiq.be"),
}
CALLED = {"invoerder_ownerships": "dev+e2etest"}
ROLES = {
    "validator_diest": ["Diest validatoren"],
    "validator_scherpenheuvel": ["Scherpenheuvel validatoren"],
    "validator_pvb": ["Provincie Vlaams-Brabant validatoren"],
}


@pytest.mark.parametrize("name", FIXED)
def test_the_directory_finds_each_user_by_id_and_by_address(world, name):
    told = world.told["users"][name]
    user_id, email = FIXED[name]
    assert told["id"] == (user_id or told["id"])
    assert told["email"] == (email or told["email"])
    card = {"uuid": told["id"], "email": told["email"], "username": CALLED.get(name, told["email"])}
    for path in (f"/users/{told['id'].replace('|', '%7C')}", f"/users/emails/{told['email']}"):
        assert world.entry("GET", path, by=GOD).json() == card


def test_nobody_has_the_unknown_id_or_address(world):
    answer = world.entry("GET", "/users/ffffffff-ffff-ffff-ffff-ffffffffffff", by=GOD)
    assert detail(answer) == (404, "No user found for the given user ID.")
    answer = world.entry("GET", "/users/emails/nobody@example.org", by=GOD)
    assert detail(answer) == (404, "No user found for the given email address.")


@pytest.mark.parametrize("name", [name for name in FIXED if not name.startswith("dummy")])
def test_each_user_may_use_the_entry_api_and_has_the_roles_of_the_table(world, name):
    answer = world.entry("GET", "/user/roles", by=name)
    assert (answer.status_code, [role["name"] for role in answer.json()]) == (200, ROLES.get(name, []))
    told = world.told["users"][name]
    called = CALLED.get(name, told["email"])
    assert world.entry("GET", "/user", by=name).json() == {
        "uuid": told["id"],
        "id": told["id"],
        "email": told["email"],
        "username": called,
        "nick": called,
    }


def test_the_god_user_has_every_permission_in_the_order_of_the_wire(world):
    assert world.entry("GET", "/user/permissions", by=GOD).json() == [
        *("AANBOD_BEWERKEN", "AANBOD_MODEREREN", "AANBOD_VERWIJDEREN", "AANBOD_HISTORIEK"),
        *("ORGANISATIES_BEHEREN", "ORGANISATIES_BEWERKEN", "GEBRUIKERS_BEHEREN", "LABELS_BEHEREN"),
        *("VOORZIENINGEN_BEWERKEN", "PRODUCTIES_AANMAKEN", "FILMS_AANMAKEN", "MEDIA_UPLOADEN"),
    ]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("invoerder_lgm", ["MEDIA_UPLOADEN"]),
        (
            "validator_diest",
            ["AANBOD_BEWERKEN", "AANBOD_MODEREREN", "AANBOD_VERWIJDEREN", "MEDIA_UPLOADEN"],
        ),
    ],
)
def test_others_have_what_their_roles_give(world, name, held):
    assert world.entry("GET", "/user/permissions", by=name).json() == held


def test_the_sixth_dummy_owns_what_is_given_to_him_and_nothing_else(world):
    dummy = world.told["users"]["dummy_6"]
    asked = {"ownerId": dummy["id"]}
    assert world.entry("GET", "/ownerships/", by=GOD, params=asked).json()["totalItems"] == 0
    item = {"itemId": world.made("/organizers", organizer()), "itemType": "organizer"}
    for owner in ({"ownerEmail": dummy["email"]}, {"ownerId": world.told["users"]["dummy_1"]["id"]}):
        assert world.entry("POST", "/ownerships", {**item, **owner}, by=GOD).status_code == 201
    assert world.entry("GET", "/ownerships/", by=GOD, params=asked).json()["totalItems"] == 1


# Tokens


def claims(world: Any, token: str) -> dict[str, Any]:
    keys = world.http.get(world.told["addresses"]["account"] + "/.well-known/jwks.json").json()["keys"]
    return dict(jwt.decode(token, RSAKey.import_key(keys[0]), algorithms=["RS256"]).claims)


def test_tokens_claim_what_the_table_says(world):
    user, provider = world.told["users"]["invoerder"], world.told["clients"]["jwt_provider_v2"]["id"]
    found = claims(world, world.tokens("invoerder", "jwt_provider_v2")["id_token"])
    assert found.keys() >= {"iss", "exp", "nbf", "iat", "sub"}
    assert (found["typ"], found["aud"], found["azp"]) == ("ID", provider, provider)
    assert (found["email"], found["nickname"]) == (user["email"], user["email"])
    assert (found[PUBLIQ + "uitidv1id"], found[PUBLIQ + "email"]) == (user["id"], user["email"])
    found = claims(world, world.tokens("invoerder")["access_token"])
    assert (found["typ"], found["sub"], found["azp"]) == ("Bearer", user["id"], TEST_CLIENT)
    assert found[PUBLIQ + "publiq-apis"].split() == ["entry", "sapi"]
    assert found[PUBLIQ + "client-name"] == "UiTdatabank Acceptance Tests"
    assert (found[PUBLIQ + "uitidv1id"], found[PUBLIQ + "email"]) == (user["id"], user["email"])
    assert found["scope"] == "openid profile email"
    found = claims(world, world.tokens()["access_token"])
    assert (found["gty"], found["azp"]) == ("client-credentials", TEST_CLIENT)
    assert found["sub"] == f"{TEST_CLIENT}@clients"
    assert found[PUBLIQ + "publiq-apis"].split() == ["entry", "sapi"]
    assert found["exp"] - found["iat"] >= 12 * 3600, "longer than any suite runs"


def test_forms_and_realms_give_tokens_too(world):
    known = world.told["clients"]["test_client"]
    asked = {
        "grant_type": "password",
        "client_id": known["id"],
        "client_secret": known["secret"],
        "username": "invoerder",
        "password": "test",
        "scope": "profile email",
    }
    account = world.told["addresses"]["account"]
    for path in ("/oauth/token", "/realms/uitid/protocol/openid-connect/token"):
        answer = world.http.post(account + path, data=asked)
        assert answer.status_code == 200, answer.text
        assert {"access_token", "id_token"} <= answer.json().keys()
    assert world.http.post(f"{account}/oauth/token", data={**asked, "password": "x"}).status_code == 400
    found = world.http.get(f"{account}/realms/uitid/.well-known/openid-configuration").json()
    assert found["issuer"] == world.told["addresses"]["issuer"]
    assert world.http.get(found["jwks_uri"]).json()["keys"][0]["kty"] == "RSA"


def test_only_the_issuer_has_a_password_grant(world):
    answer = world.http.post(f"http://localhost:{world.port}/oauth/token", data={"grant_type": "password"})
    assert answer.status_code == 404
    assert world.entry("POST", "/oauth/token", {}, by=None).status_code == 404


def test_an_id_token_needs_a_key_and_an_access_token_does_not(world):
    token = world.tokens("invoerder", "jwt_provider_v2")["id_token"]
    told = "The given token requires an API key, but no x-api-key header or apiKey URL parameter found."
    assert detail(world.entry("GET", "/user", by=None, headers=bearer(token))) == (401, told)
    key = world.told["keys"]["uitdatabank"]
    headers = bearer(token, **{"X-Api-Key": key})
    assert world.entry("GET", "/user", by=None, headers=headers).status_code == 200
    asked = {"apiKey": key}
    assert world.entry("GET", "/user", by=None, headers=bearer(token), params=asked).status_code == 200
    assert world.entry("GET", "/user").status_code == 200


def test_id_tokens_of_another_client_are_not_taken(world):
    headers = bearer(
        world.tokens("invoerder")["id_token"], **{"X-Api-Key": world.told["keys"]["uitdatabank"]}
    )
    told = "The given token is an id token. Please use an access token instead."
    assert detail(world.entry("GET", "/user", by=None, headers=headers)) == (401, told)


@pytest.mark.parametrize("client", ["jwt_provider_v2", "test_client_sapi3_only", "test_client_no_apis"])
def test_without_the_entry_scope_the_entry_api_is_closed(world, client):
    told = "The given token and its related client are not allowed to access EntryAPI."
    assert detail(world.entry("GET", "/user", client=client)) == (403, told)
    assert detail(world.entry("GET", "/user/roles", by="", client=client)) == (403, told)


def test_a_client_token_is_nobody(world):
    told = (
        "Client access tokens are not supported on this endpoint because a user is required to return "
        "user info."
    )
    assert detail(world.entry("GET", "/user", by="")) == (401, told)


def test_tokens_that_prove_nothing(world):
    key = RSAKey.import_key((world.home / "acceptance" / "issuer.pem").read_bytes())
    now = int(time.time())
    good = {
        "iss": world.told["addresses"]["issuer"],
        "sub": "someone",
        "iat": now,
        "exp": now + 600,
        PUBLIQ + "publiq-apis": "entry",
    }

    def answered(signed_by: RSAKey = key, **changed: Any) -> Any:
        token = jwt.encode({"alg": "RS256"}, {**good, **changed}, signed_by)
        return world.entry("GET", "/user/roles", by=None, headers=bearer(token))

    assert answered().status_code == 200
    assert detail(answered(exp=now - 60)) == (401, "Token expired (or not yet usable).")
    forged = "Token signature verification failed. The token is likely forged or manipulated."
    assert detail(answered(RSAKey.generate_key(2048))) == (401, forged)
    other = answered(iss="https://other.example.org")
    assert detail(other) == (401, "Token is not issued by a valid issuer.")
    assert detail(world.entry("GET", "/user/roles", by=None, headers=bearer("x"))) == (
        401,
        'Token "x" is not a valid JWT.',
    )
    headers = bearer(
        jwt.encode({"alg": "RS256"}, {**good, "uid": world.told["users"]["invoerder"]["id"]}, key),
        **{"X-Api-Key": world.told["keys"]["uitdatabank"]},
    )
    old = world.entry("GET", "/user", by=None, headers=headers)
    assert old.json()["id"] == world.told["users"]["invoerder"]["id"], "the first generation of tokens"


# Clients


def test_the_test_client_has_its_fixed_id_and_its_name_in_histories(world):
    assert world.told["clients"]["test_client"]["id"] == TEST_CLIENT
    event_id = world.made("/events", event(world.made("/places", place())))
    first = world.entry("GET", f"/events/{event_id}/history", by=GOD).json()[0]
    assert (first["clientId"], first["clientName"]) == (TEST_CLIENT, "UiTdatabank Acceptance Tests")


def test_the_test_client_makes_roles_and_no_productions(world):
    assert world.entry("POST", "/roles", {"name": unique("Rol")}, by="").status_code == 201
    body = {"name": unique("Productie"), "eventIds": [str(uuid4())]}
    assert world.entry("POST", "/productions", body, by="").status_code == 403


def test_the_test_client_uses_the_invisible_private_label_and_not_the_visible_one(world):
    place_id = world.made("/places", place())
    assert world.entry("PUT", f"/places/{place_id}/labels/private-invisible", by="").status_code == 204
    answer = world.entry("PUT", f"/places/{place_id}/labels/private-visible", by="")
    assert (answer.status_code, answer.json()["label"]) == (403, "private-visible")
    assert world.entry("GET", f"/places/{place_id}", by=None).json()["hiddenLabels"] == ["private-invisible"]


def test_the_test_client_edits_the_places_of_others_in_diest_alone(world):
    for where, status in ((DIEST, 204), (ZICHEM, 403)):
        place_id = world.made("/places", place(where))
        answer = world.entry("PUT", f"/places/{place_id}/name/nl", {"name": unique("Zaal")}, by="")
        assert answer.status_code == status, (where, answer.text)


def test_a_client_searches_by_id_by_token_or_by_key(world):
    found = {name: one["id"] for name, one in world.told["clients"].items()}
    assert world.search("events", {"X-Client-Id": found["test_client_sapi3_only"]}).status_code == 200
    assert world.search("events", {}, clientId=found["test_client"]).status_code == 200
    token = world.tokens("", "test_client_sapi3_only")["access_token"]
    assert world.search("events", bearer(token)).status_code == 200
    assert world.search("events").status_code == 200
    assert world.search("events", {}).status_code == 401
    assert world.search("events", {"X-Client-Id": "invalid-client-id"}).status_code == 403
    assert world.search("events", {"X-Api-Key": "invalid-api-key"}).status_code == 401
    assert world.search("events", {"X-Client-Id": found["test_client_no_apis"]}).status_code == 403
    token = world.tokens("", "test_client_no_apis")["access_token"]
    assert world.search("events", bearer(token)).status_code == 403


def test_default_queries_are_put_on_every_search(world):
    ids = {}
    for town, where in (("Diest", DIEST), ("Zichem", ZICHEM)):
        ids[town] = world.made("/places", place(where))
        world.indexed("/places", ids[town])
    query = f"id:({ids['Diest']} OR {ids['Zichem']})"

    def seen(credentials: dict[str, str]) -> list[str]:
        page = world.search("places", credentials, q=query, disableDefaultFilters="true").json()
        return sorted(town for town, one in ids.items() if any(one in item["@id"] for item in page["member"]))

    keys, client = world.told["keys"], world.told["clients"]["test_client_with_default_search_query"]
    assert seen({"X-Api-Key": keys["uitdatabank"]}) == ["Diest", "Zichem"]
    assert seen({"X-Client-Id": client["id"]}) == ["Diest"]
    assert seen({"X-Api-Key": keys["sapi3KeyWithUitIdFilterForDiest"]}) == ["Diest"]
    assert seen({"X-Api-Key": keys["sapi3KeyWithConfigFileFilterForScherpenheuvel"]}) == ["Zichem"]


def test_only_the_boa_client_finds_the_children_only_events_of_others(world):
    body = event(world.made("/places", place()), childrenOnly=True, workflowStatus="READY_FOR_VALIDATION")
    theirs = world.made("/events", body)
    own = world.entry("POST", "/events", body, by="").json()["id"]
    wait_for(lambda: total(world, theirs, "boa_client") and total(world, own, "test_client"))
    assert total(world, theirs, "test_client") == 0
    assert total(world, own, "boa_client") == 1


def total(world: Any, event_id: str, client: str) -> int:
    credentials = {"X-Client-Id": world.told["clients"][client]["id"]}
    page = world.search("events", credentials, id=event_id, disableDefaultFilters="true")
    return int(page.json()["totalItems"])


# API keys


def keyed(world: Any, key: str) -> dict[str, str]:
    token = world.tokens("invoerder", "jwt_provider_v2")["id_token"]
    return bearer(token, **{"X-Api-Key": world.told["keys"][key]})


def test_keys_open_what_the_table_says(world):
    not_entry = "Given API key is not authorized to use Entry API."
    rows = {
        "uitdatabank": (200, 200),
        "importerWithAutoApproval": (200, 403),
        "apiKeyMatchedToClientIdWithEntryScope": (200, 403),
        "apiKeyMatchedToClientIdWithSearchScope": (403, 200),
        "sapi3KeyWithUitIdFilterForDiest": (403, 200),
        "sapi3KeyWithConfigFileFilterForScherpenheuvel": (403, 200),
        "nonExisting": (401, 401),
    }
    for name, (entry, search) in rows.items():
        answer = world.entry("GET", "/user", by=None, headers=keyed(world, name))
        assert answer.status_code == entry, name
        assert entry != 403 or answer.json()["detail"] == not_entry
        found = world.search("events", {"X-Api-Key": world.told["keys"][name]})
        assert found.status_code == search, name
    assert set(world.told["keys"]) == set(rows)


def test_what_the_trusted_importer_sends_is_approved_and_drafts_stay_drafts(world):
    place_id = world.made("/places", place())
    rows = (
        ("importerWithAutoApproval", "/events", "READY_FOR_VALIDATION", "APPROVED"),
        ("importerWithAutoApproval", "/events", "DRAFT", "DRAFT"),
        ("importerWithAutoApproval", "/imports/events", "READY_FOR_VALIDATION", "APPROVED"),
        ("importerWithAutoApproval", "/imports/events", None, "APPROVED"),
        ("uitdatabank", "/events", "READY_FOR_VALIDATION", "READY_FOR_VALIDATION"),
    )
    for key, path, sent, kept in rows:
        answer = world.entry(
            "POST", path, event(place_id, workflowStatus=sent), by=None, headers=keyed(world, key)
        )
        assert answer.status_code in {200, 201}, (path, answer.text)
        shown = world.entry("GET", f"/events/{answer.json()['id']}", by=None).json()
        assert shown["workflowStatus"] == kept, (key, path, sent)
